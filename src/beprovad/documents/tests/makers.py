"""A fictional document with every kind of block, and files that are wrong in every usual way."""

import io
import zipfile
from collections.abc import Mapping

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from beprovad.documents.outline import (
    Beside,
    Definitions,
    Document,
    Figure,
    Notice,
    PageBreak,
    Quote,
    Section,
    Tone,
    bold,
    bullets,
    definition,
    italic,
    item,
    link,
    numbers,
    paragraph,
    runs,
    table,
)
from beprovad.documents.pdf import to_pdf

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" width="200" height="40">'
    '<rect x="60" width="120" height="20" fill="#1d5b4b"/><text x="0" y="15" font-size="12">Granö</text></svg>'
)


def figure(**changes):
    return Figure(**{"svg": SVG, "alt": "Granö har nio intervjuer.", "caption": "Intervjuer", **changes})


def whole_document(**changes):
    blocks = (
        paragraph(
            "Alva hälsade ",
            bold("alla"),
            " ",
            italic("välkomna"),
            ". ",
            link("Bilder", "https://fou.example/"),
        ),
        bullets("Första punkten", item("Andra punkten", below=(bullets("Under den andra"),))),
        numbers("Skicka guiden", "Prova den", start=3),
        table(("Ärende", "Ansvarig"), ("Intervjuguide", "Ture Lindh"), ("Gemensam jour",), caption="Ärenden"),
        Definitions((definition("Nästa möte", "9 februari"),)),
        Notice(runs("Nätverket prövar guiden."), "Beslut", Tone.ATTENTION),
        Quote(runs("Ingen har frågat mig förut."), "en brukare"),
        figure(),
        Beside(figure(alt="Fyra blad.", caption="", share=20), paragraph("Bredvid bilden.")),
        PageBreak(),
        paragraph("Sista raden"),
    )
    about = {
        "title": "Minnesanteckningar",
        "subtitle": "Att fråga dem det gäller",
        "meta": (definition("Plats", "Regionhuset"),),
        "marks": ("Utkast",),
        "sections": (Section("Inledning", 1, blocks), Section("Slut", 4, (paragraph("Tack."),))),
    }
    return Document(**{**about, **changes})


def saying(*words, **changes):
    return Document("Rubrik", sections=(Section("", 1, tuple(map(paragraph, words))),), **changes)


def encrypted_pdf(password):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(to_pdf(saying("Hemligt")))))
    writer.encrypt(password, algorithm="AES-256")
    return _written(writer)


def pdf_without_text(pages=1):
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    return _written(writer)


def drawn_pdf(content: bytes):
    """A page that is drawn so, with one of the fonts that every reader has."""
    writer = PdfWriter()
    page = writer.add_blank_page(400, 300)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    named = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    fonts = DictionaryObject({NameObject("/F1"): named})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(content)
    page[NameObject("/Contents")] = writer._add_object(stream)
    return _written(writer)


def word_file(body, extra: Mapping[str, str] | None = None, *, main="word/document.xml"):
    """A .docx with the given XML in its body; `extra` adds parts."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        f'Target="{main}"/></Relationships>'
    )
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations,
        main: f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
        **(extra or {}),
    }
    return zipped(parts)


def zipped(parts):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, words in parts.items():
            whole.writestr(name, words)
    return packed.getvalue()


def _written(writer):
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
