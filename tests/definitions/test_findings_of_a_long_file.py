"""A file of almost a megabyte with more faults than anybody mends is looked through at once."""

from __future__ import annotations

from pathlib import Path

from komma_desk.definitions.looking_through import looked_through
from komma_desk.domain.procedure.findings import Severity
from komma_desk.domain.procedure.soundness import MOST_FINDINGS
from tests.fakes.shipped import RULES
from tests.fakes.work_done import counted

SHIPPED = Path(__file__).parents[2] / "resources" / "procedures" / "komma-small-town.toml"
EMPTY = "\n" * 500_000
EFFECTS = ", ".join(f'"{number:x}"' for number in range(20_000))


def test_no_more_findings_than_anybody_mends_each_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "hostile.toml"
    text = SHIPPED.read_text(encoding="utf-8")
    head, step, rest = text.partition("[[steps]]\n")
    file.write_text(
        f"{head}{step}{EMPTY}effects = [{EFFECTS}]\n"
        f'id = "x"\ntitle = {{ de = "x", en = "x" }}\nto = "closed"\n[[steps]]\n{rest}',
        encoding="utf-8",
    )
    with counted() as work:
        found = looked_through(file, RULES).findings
    assert work.calls < 40 * len(file.read_text(encoding="utf-8"))
    assert len(found) == MOST_FINDINGS
    assert all(line is not None for line, _finding in found)
    assert found[0][1].severity is Severity.ERROR
