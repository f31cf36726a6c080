from lxml import etree

from scraper.parser.markup.walk import Walked

def walk(root: etree._Element) -> Walked: ...
