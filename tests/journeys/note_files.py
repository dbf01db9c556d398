"""A fictional note as the kinds of file that people have."""

from io import BytesIO
from pathlib import Path

from docx import Document as WordDocument

from beprovad.documents.outline import Document, Paragraph, Run, Section
from beprovad.documents.pdf import to_pdf

NOTE = """{title}
Datum: onsdag 18 november 2026, kl. 9.00–12.00
Plats: Kommunförbundets hus, sal Tärnan
Tema: Att mäta det som betyder något

Närvarande
IFO:
{alva}, Norrvik
Ture Lindh och Maj Sandell, Storhamn
Funktionsstöd:
Maj Sandell, Storhamn
Övriga:
Noor Haddad, FoU Sjöbygden
Frånvarande: Olle Rask, Lillby

1. Inledning
Esther Nyman hälsade välkomna.

2. Mätningar i vardagen (Noor Haddad)
Noor Haddad visade tre sätt att fråga. Bilder skickas med anteckningarna.
Ture Lindh tar fram en lista på vad som redan mäts till den 15 december.
Beslut: nätverken provar faddrar för nya enhetschefer under våren.

3. Nästa steg
Frågan om väntrummets möblering parkeras tills lokalen är klar.

Antecknat av Esther Nyman
"""


def note_file(folder: Path, kind: str, *, title: str, alva: str = "Avla Ekström") -> Path:
    """The note as `kind`: txt, docx or pdf. Titles differ, so that each is a note of its own."""
    text = NOTE.format(title=title, alva=alva)
    path = folder / f"anteckning.{kind}"
    path.write_bytes({"txt": _plain, "docx": _word, "pdf": _pdf}[kind](text))
    return path


def _plain(text: str) -> bytes:
    return text.encode()


def _word(text: str) -> bytes:
    document = WordDocument()
    for line in text.splitlines():
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _pdf(text: str) -> bytes:
    title, *lines = text.splitlines()
    paragraphs = tuple(Paragraph((Run(line),)) for line in lines if line)
    return to_pdf(Document(title=title, sections=(Section(blocks=paragraphs),)))
