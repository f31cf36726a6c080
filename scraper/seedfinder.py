"""Finds the Seeds that a command's arguments mean: files, folders, lists, single addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from scraper import tomllines
from scraper.address import clean, pasted
from scraper.errors import AddressError, SeedError, UsageError
from scraper.seed import Seed
from scraper.seedfile import read_seed, read_text, unreadable

Faulty = Callable[[SeedError], None]


def find_seeds(
    arguments: Sequence[str] = (), *, here: Path | None = None, faulty: Faulty | None = None
) -> list[Seed]:
    """The Seeds that a command's arguments name; each a TOML file, a folder of them, a list of
    addresses (``*.txt``, one a line), or an address.

    Without arguments: the folder ``seeds`` in ``here`` (default: the working folder) where there
    is one, else the shipped seeds. An address which is a site's root, or the home of a seed in
    those two folders, gives that seed, so that its name and time zone are known.

    ``faulty`` is as for ``read_folder``. Raises SeedError, AddressError, and UsageError where two
    arguments name one site differently.
    """
    folders = _folders(here)
    if not arguments:
        return read_folder(folders[0] if folders else (here or Path()) / "seeds", faulty)
    seeds: dict[str, tuple[Seed, str]] = {}
    for argument in arguments:
        for seed in _named(argument, folders, faulty):
            other, first = seeds.setdefault(seed.site, (seed, argument))
            if other != seed:
                raise UsageError(
                    f"{argument!r} and {first!r} are both the site {seed.site}: name one of them, "
                    "and put further pages of it under 'listings' in its seed file"
                )
    return [seed for seed, _ in seeds.values()]


def seed_of(site: str, *, here: Path | None = None) -> Seed | None:
    """The Seed of the site in the folder ``seeds`` in ``here``, else the shipped one, if there is
    one. Raises SeedError where its file is faulty."""
    return next(_known(site, _folders(here)), None)


def shipped_seeds() -> Path:
    """The seeds that come with the program: in the package, or beside it in a checkout."""
    package = Path(__file__).parent
    shipped = package / "_seeds"
    return shipped if shipped.is_dir() else package.parent / "seeds"


def seed_from_address(url: str) -> Seed:
    """The Seed of which only the home is known. ``https://`` may be left out.

    Raises AddressError.
    """
    url = pasted(url)
    return Seed(home=clean(url if "://" in url else f"https://{url}"))


def read_folder(path: Path | str, faulty: Faulty | None = None) -> list[Seed]:
    """The Seeds of all ``*.toml`` in a folder, by name of file; not of folders in it.

    A faulty file, or a second one about a site, ``faulty`` is called with, and the others are
    read; without it the first fault is raised, naming the other files too: who mends one after
    another would run once for each. Raises SeedError, also when there is no sound file.
    """
    folder = Path(path)
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix == ".toml")
    except OSError as error:
        raise SeedError(unreadable(error), file=folder) from error
    if not files:
        words = "there is no seed file (*.toml) in this folder; `scraper add ADDRESS` writes one"
        raise SeedError(words, file=folder)
    seeds: dict[str, Seed] = {}
    faults = []
    for file in files:
        try:
            _enter(file, read_seed(file), seeds)
        except SeedError as error:
            faults.append(error)
    if faults:
        if faulty is None or not seeds:
            raise _all_of(faults)
        for fault in faults:
            faulty(fault)
    return list(seeds.values())


def _enter(file: Path, seed: Seed, seeds: dict[str, Seed]) -> None:
    twin = seeds.setdefault(seed.site, seed)
    if twin is not seed:
        raise SeedError(
            f"the site {seed.site} has a seed already, {twin.file}; keep one of the two",
            file=file,
            line=tomllines.key_lines(read_text(file))["home",],
            key="home",
        )


def _all_of(faults: Sequence[SeedError]) -> SeedError:
    first, *others = faults
    too = f"; faulty too: {', '.join(error.file.name for error in others)}" if others else ""
    return SeedError(first.reason + too, file=first.file, line=first.line, key=first.key)


def _folders(here: Path | None) -> list[Path]:
    own = (here or Path()) / "seeds"
    return [folder for folder in (own, shipped_seeds()) if folder.is_dir()]


def _known(site: str, folders: Sequence[Path]) -> Iterator[Seed]:
    for folder in folders:
        file = folder / f"{site}.toml"
        if file.is_file() and (seed := read_seed(file)).site == site:
            yield seed


def _named(argument: str, folders: Sequence[Path], faulty: Faulty | None) -> list[Seed]:
    if not argument.strip():
        # a shell's variable that is not set; as a path it would be this folder
        raise UsageError("an argument is empty: name a seed file, a folder of them, or an address")
    if "://" not in argument:
        path = Path(argument)
        if path.suffix == ".txt":
            return list(_listed(path, folders))
        if _exists(path):
            return read_folder(path, faulty) if path.is_dir() else [read_seed(path)]
        if path.suffix == ".toml":
            return [read_seed(path)]
        if "." not in argument.partition("/")[0]:
            raise UsageError(
                f"{argument!r} is neither a file nor a folder here, nor a site's address;"
                " write an address with http:// or https://"
            )
    return [_of_address(argument, folders)]


def _listed(path: Path, folders: Sequence[Path]) -> Iterator[Seed]:
    """The sites of a list: an address a line; an empty line is none, nor is one that ``#``
    begins."""
    lines: dict[str, int] = {}  # of the sites
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if not (address := pasted(line)) or address.startswith("#"):
            continue
        try:
            seed = _of_address(address, folders)
        except AddressError as error:
            raise SeedError(str(error), file=path, line=number) from error
        if (first := lines.setdefault(seed.site, number)) != number:
            words = f"{seed.site} stands in line {first} already; keep one of the two"
            raise SeedError(words, file=path, line=number)
        yield seed
    if not lines:
        raise SeedError("there is no address in this list; write one a line", file=path)


def _of_address(address: str, folders: Sequence[Path]) -> Seed:
    seed = seed_from_address(address)
    for known in _known(seed.site, folders):
        if seed.home in (known.home, _root(seed.home)):
            return known
    return seed


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long to be one
        return False


def _root(url: str) -> str:
    return "/".join(url.split("/", 3)[:3]) + "/"
