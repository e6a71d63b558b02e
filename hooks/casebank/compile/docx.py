"""The frame of the Word file that a plan becomes: styles, lists and a footer. A script puts the words in.

A `.docx` is a ZIP archive of XML files: ECMA-376, Office Open XML, part 1. What a script must replace is in braces, and
its values must be escaped there.
"""

from __future__ import annotations

from collections.abc import Mapping

DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_FONT = "Calibri"
_COLOUR = "0C4F57"
"""The site's petrol."""

_HEADINGS = {
    "Title": ("Title", 48, 0, 120),
    "Heading1": ("heading 1", 32, 360, 120),
    "Heading2": ("heading 2", 26, 280, 80),
    "Heading3": ("heading 3", 22, 200, 60),
}
"""The styles of headings: the name Word knows, half-points of type, and twentieths of a point before and after."""


def template() -> Mapping[str, str]:
    """The files of the archive, by their names in it."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            _relation("rId1", f"{_OFFICE}/officeDocument", DOCUMENT),
            _relation("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": (
            f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
            "<dc:language>nb-NO</dc:language>"
            '<dcterms:created xsi:type="dcterms:W3CDTF">{created}</dcterms:created></cp:coreProperties>'
        ),
        DOCUMENT: (
            f'{_HEAD}<w:document xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"><w:body>{{body}}'
            '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1304" w:right="1304" w:bottom="1304" w:left="1304" w:header="709" w:footer="709" '
            'w:gutter="0"/></w:sectPr></w:body></w:document>'
        ),
        RELATIONS: _relations(
            _relation("rId1", f"{_OFFICE}/styles", "styles.xml"),
            _relation("rId2", f"{_OFFICE}/numbering", "numbering.xml"),
            _relation("rId3", f"{_OFFICE}/footer", "footer1.xml"),
            "{links}",
        ),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/footer1.xml": (
            f'{_HEAD}<w:ftr xmlns:w="{_MAIN}"><w:p><w:pPr><w:jc w:val="right"/></w:pPr>'
            '<w:r><w:t xml:space="preserve">Side </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r>'
            "</w:fldSimple></w:p></w:ftr>"
        ),
    }


def _content_types() -> str:
    parts = {"document": "document.main", "styles": "styles", "numbering": "numbering", "footer1": "footer"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in parts.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _relations(*relations: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(relations)}</Relationships>'


def _relation(identifier: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}"/>'


def _styles() -> str:
    headings = "".join(_heading(identifier, *values) for identifier, values in _HEADINGS.items())
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A0B0AF"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'{_HEAD}<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}" w:eastAsia="{_FONT}"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="nb-NO"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        f"{headings}"
        f"{_list('ListBullet', 'List Bullet', 1)}{_list('ListNumber', 'List Number', 2)}"
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>'
        '<w:color w:val="0A5A63"/><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblCellMar><w:top w:w="60" w:type="dxa"/>'
        '<w:left w:w="110" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/><w:right w:w="110" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style></w:styles>"
    )


def _heading(identifier: str, name: str, size: int, before: int, after: int) -> str:
    level = identifier.removeprefix("Heading")
    outline = f'<w:outlineLvl w:val="{int(level) - 1}"/>' if level.isdigit() else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="{before}" w:after="{after}"/>{outline}'
        f'</w:pPr><w:rPr><w:b/><w:color w:val="{_COLOUR}"/><w:sz w:val="{size}"/></w:rPr></w:style>'
    )


def _list(identifier: str, name: str, number: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr><w:spacing w:after="60"/></w:pPr></w:style>'
    )


def _numbering() -> str:
    indent = '<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr>'
    kinds = (("bullet", "•"), ("decimal", "%1."))
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{place}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>{indent}</w:lvl></w:abstractNum>'
        for place, (kind, sign) in enumerate(kinds)
    )
    numbers = "".join(
        f'<w:num w:numId="{place + 1}"><w:abstractNumId w:val="{place}"/></w:num>' for place in range(len(kinds))
    )
    return f'{_HEAD}<w:numbering xmlns:w="{_MAIN}">{lists}{numbers}</w:numbering>'
