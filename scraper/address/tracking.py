"""What in an address does not say which article is asked for: tables, lines with their source.

Only what is surely so stands here: ``ref``, ``source``, ``from``, ``sid`` or ``cid`` are an id on
some sites, so they stay. Names are compared in lower case, as written (percent-escapes not undone).
"""

from __future__ import annotations

from types import MappingProxyType

# Names beginning so were put there by an analytics or advertising system.
TRACKING_PREFIXES = (
    "utm_",  # Google Analytics, Urchin campaign tags: support.google.com/analytics/answer/10917952
    "mtm_",  # Matomo campaign tags: matomo.org/faq/reports/what-is-campaign-tracking
    "matomo_",  # the same
    "pk_",  # the same, under its former name Piwik
    "piwik_",  # the same
    "at_custom",  # Piano (AT Internet) campaigns: developers.atinternet-solutions.com
    "at_link_",  # the same
    "fb_action_",  # Facebook Open Graph actions
    "_hsenc",  # HubSpot e-mail: knowledge.hubspot.com, "tracking parameters"
    "__hs",  # HubSpot linker: __hstc, __hssc, __hsfp
    "__cf_chl_",  # Cloudflare's challenge tokens: developers.cloudflare.com/cloudflare-challenges
    "amp_js_",  # Google AMP viewer: developers.google.com/amp/cache/overview
    "aspsessionid",  # ASP's session cookie in the address
)

# Whole names.
TRACKING_NAMES = frozenset(
    {
        # Google Ads and Analytics: support.google.com/google-ads/answer/9744275
        "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "gad_campaignid",
        "_ga", "_gl", "srsltid",
        # Google AMP viewer
        "usqp", "amp_gsa", "amp_ct", "amp_tf", "aoh",
        # Meta: developers.facebook.com/docs/marketing-api/conversions-api/parameters/fbp-and-fbc
        "fbclid", "fb_source", "fb_ref", "fb_comment_id", "__tn__", "mibextid", "sfnsn",
        "igshid", "igsh", "action_object_map", "action_type_map", "action_ref_map",
        # Microsoft Advertising, Yandex, X, TikTok, LinkedIn, Pinterest, Snap, Branch
        "msclkid", "yclid", "ysclid", "_openstat", "twclid", "__twitter_impression", "ttclid",
        "li_fat_id", "epik", "sccid", "_branch_match_id", "_branch_referrer",
        # e-mail: Mailchimp, HubSpot, Marketo, Vero, Omeda
        "mc_cid", "mc_eid", "_hsmi", "hsctatracking", "mkt_tok", "vero_id", "vero_conv",
        "oly_enc_id", "oly_anon_id",
        # publishers' own: comScore (ns_*), Piano / AT Internet (xtor, at_*), Webtrends, Adobe
        "ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "ns_fee", "xtor",
        "at_medium", "at_campaign", "at_type", "at_bbc_team", "at_ptr_name", "at_format",
        "wt.mc_id", "cmpid", "guccounter", "guce_referrer", "guce_referrer_sig",
        # sessions and housekeeping: PHP, Java, ColdFusion, WordPress' cron
        "phpsessid", "jsessionid", "cfid", "cftoken", "doing_wp_cron",
    }
)  # fmt: skip

_YES = frozenset({"", "1", "true", "yes", "on"})

# Parameters that ask for another *form* of the same article, and the values with which they do.
# With any other value the parameter may be an id, and stays.
VARIANT_VALUES = MappingProxyType(
    {
        "amp": _YES | {"0", "amp"},  # AMP for WordPress, ?amp and ?amp=1: amp-wp.org
        "noamp": _YES | {"mobile", "available"},  # the same: leave the AMP form
        "nonamp": _YES,
        "outputtype": frozenset({"amp", "amp-type", "html"}),  # Arc XP: ?outputType=amp
        "output": frozenset({"amp"}),
        "m": frozenset({"0", "1"}),  # Blogger's mobile form, ?m=1
        "mobile": _YES | {"0", "false"},
        "print": _YES | {"print"},  # Joomla ?print=1, WP-Print ?print=print
        "printable": _YES,
        "printer_friendly": _YES,
        "tmpl": frozenset({"component"}),  # Joomla's page without its frame
        "replytocom": frozenset(),  # WordPress: answer to a comment (any value, see ANY_VALUE)
        "share": frozenset({"facebook", "twitter", "x", "telegram", "jetpack-whatsapp", "email"}),
        "nb": frozenset({"1"}),  # Jetpack's companion of ?share=
        # PHP-Nuke and its kin: how an article's comments are shown, in their order, from what mark
        "mode": frozenset({"", "thread", "flat", "nested", "nocomments"}),
        "order": frozenset({"", "0", "1", "2"}),
        "thold": frozenset({"", "-1", "0", "1", "2", "3", "4", "5"}),
    }
)
ANY_VALUE = frozenset({"replytocom"})

# Path segments with the same meaning, and endings of the last segment.
VARIANT_SEGMENTS = frozenset({"amp", "print", "printable", "print-version", "printversion"})
VARIANT_ENDINGS = (
    (".amp.html", ".html"),
    (".amp.htm", ".htm"),
    (".amp", ""),
    (".print.html", ".html"),
)
# What a directory serves by default: Apache DirectoryIndex, IIS default documents.
INDEX_FILES = frozenset(
    f"{stem}.{extension}"
    for stem in ("index", "default")
    for extension in ("html", "htm", "shtml", "php", "asp", "aspx", "jsp")
)
# Host labels in front that name a form of the site and not another site.
VARIANT_LABELS = frozenset({"www", "www1", "www2", "m", "mobile", "amp", "wap", "touch"})
