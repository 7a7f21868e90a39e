"""What the user says about a source because its text does not: title, publisher, date of publication."""

import re
from pathlib import Path

import msgspec

from quiz import yamltext
from quiz.citation import Source
from quiz.errors import UsageError

_EDTF_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Given(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """`--title`, `--publisher`, `--published`, or the same keys in `NAME.meta.yaml`; empty where nothing was said."""

    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    language: str = ""

    def over(self, other: "Given") -> "Given":
        """These values, and `other`'s where these are silent."""
        return Given(*(getattr(self, name) or getattr(other, name) for name in self.__struct_fields__))

    def checked(self, where: str) -> "Given":
        """Itself, or a fault where the date is none."""
        if self.published and not _EDTF_DAY.fullmatch(self.published):
            raise UsageError(f'"{self.published}" is no date of publication. Write it as 2025-05-06, 2025-05 or 2025.', where)
        return self


def beside(path: Path) -> Given:
    """What `NAME.meta.yaml` beside the file says: for `talks.txt` either `talks.txt.meta.yaml` or `talks.meta.yaml`."""
    for meta in (path.with_name(path.name + ".meta.yaml"), path.with_suffix(".meta.yaml")):
        if meta.is_file():
            return yamltext.typed(yamltext.read(meta), Given).checked(str(meta))
    return Given()


def applied(source: Source, given: Given) -> Source:
    """The source with what was given; `Source.given` names each field that a person supplied."""
    said = {name: getattr(given, name) for name in given.__struct_fields__ if getattr(given, name)}
    changed = {name: value for name, value in said.items() if value != getattr(source, name)}
    return msgspec.structs.replace(source, **said, given=[*source.given, *sorted(changed)]) if said else source
