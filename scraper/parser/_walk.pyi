from lxml import etree

from scraper.parser.walk import Walked

def walk(root: etree._Element) -> Walked: ...
