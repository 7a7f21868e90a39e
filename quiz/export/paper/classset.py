"""A class set: a named copy for each student, collated, each counting its own pages."""

from collections.abc import Sequence

from quiz.export.delivery import Delivered
from quiz.export.paper.classlist import Student
from quiz.export.paper.job import Job, plain, shortened
from quiz.export.paper.paging import write_page
from quiz.export.paper.sheet import Sheet

Copies = Sequence[tuple[Sheet, Student]]


def write_class(job: Job, delivered: Delivered, sheets: Sequence[Sheet], students: Sequence[Student]) -> None:
    """`<deck>-class.html` with all copies, in the order of the list."""
    copies = dealt(sheets, students)
    for large in (False, True) if job.args.large_print else (False,):

        def pdf(where: str, large: bool = large) -> bytes:
            return class_pdf_bytes(job, copies, large, where)

        write_page(job.args, f"{job.stem}-class{'-large' if large else ''}", class_html(job, copies, large), delivered, pdf)


def dealt(sheets: Sequence[Sheet], students: Sequence[Student]) -> Copies:
    """Who gets which version: the one that the list says, else the next in turn, since neighbours on the list sit side by side."""
    by_version = {sheet.version: sheet for sheet in sheets}
    return [(by_version.get(student.version) or sheets[n % len(sheets)], student) for n, student in enumerate(students)]


def class_html(job: Job, copies: Copies, large: bool = False) -> str:
    """All copies as one page file."""

    def footer_of(sheet: Sheet, student: Student) -> str:
        return _foot(job, sheet, student)

    values = {"title": copies[0][0].title, "copies": copies, "named": True, "footer_of": footer_of}
    return job.page("worksheet.html", values, large=large)


def _foot(job: Job, sheet: Sheet, student: Student) -> str:
    version = job.words.sheet.version.format(version=sheet.version)
    return " · ".join(part for part in (shortened(student.name), shortened(sheet.title), version) if part)


def class_pdf_bytes(job: Job, copies: Copies, large: bool = False, where: str = "") -> bytes:
    """All copies as one PDF."""
    from quiz.export.paper.classpdf import Copy, Leaf, class_pdf
    from quiz.export.paper.pdf import PdfMaker

    sheets = {sheet.version: sheet for sheet, _ in copies}
    blank = {version: job.page("worksheet.html", plain(sheet), large=large) for version, sheet in sheets.items()}

    def names_page(leaves: list[Leaf]) -> str:
        return job.page("names.html", {"title": copies[0][0].title, "leaves": leaves}, large=large)

    def number(page: int, pages: int) -> str:
        return job.words.sheet.page_of.format(page=page, pages=pages)

    named = [Copy(sheet.version, student, _foot(job, sheet, student)) for sheet, student in copies]
    return class_pdf(PdfMaker(where), blank, named, number, names_page)
