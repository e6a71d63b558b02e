"""What the sender of an issue is answered, in bokmål. Whatever somebody wrote stands as code, and means nothing there."""

from __future__ import annotations

from casebank.diagnostics import Diagnostic, Severity
from casebank.form.question import questions
from casebank.intake.receive import Received
from casebank.report.explanation import explanation
from casebank.review.issue import code
from casebank.site import Site

MARKER = "<!-- casebank-import -->"
"""By which the workflow finds its earlier answer, and puts the new one in its place."""
ACCEPTED = (
    "Takk! Svarene er blitt til filen {path}, og den passerte sjekken. Redaksjonen leser den, og du får svar her."
)
REFUSED = (
    "Takk! Noe må rettes før dette kan gå videre. Trykk på de tre prikkene øverst i saken, velg «Edit», og rett "
    "svarene. Da prøver vi på nytt med en gang."
)
SHOWN = 30
_LONGEST = 300


def reply(received: Received, site: Site) -> str:
    """The answer to an issue that became a file, or would have."""
    errors = [finding for finding in received.findings if finding.rule.severity is Severity.ERROR]
    others = [finding for finding in received.findings if finding.rule.severity is Severity.WARNING]
    first = ACCEPTED.format(path=code(received.path)) if received.is_sound else REFUSED
    must = _listed("Dette må rettes:", errors, received, site)
    may = _listed("Dette er verdt å se på:", others, received, site)
    return "\n".join([MARKER, first, *must, *may, ""])


def problem(message: str) -> str:
    """The answer to an issue that nothing could be made of."""
    return f"{MARKER}\nVi fikk ikke til å lese svarene. {message}\n"


def pull_request(received: Received) -> str:
    """The text of the pull request."""
    number = received.issue.number
    return (
        f"Laget av svarene i #{number}. Teksten er sjekket, men ikke lest av noen.\n\n"
        f"Før dette flettes:\n\n"
        f"- [ ] Casen eller erfaringen hører hjemme i banken.\n"
        f"- [ ] Den som har sendt inn, kan svare for virksomheten.\n"
        f"- [ ] Teksten har ingen personopplysninger.\n\n"
        f"Closes #{number}\n"
    )


def _listed(title: str, findings: list[Diagnostic], received: Received, site: Site) -> list[str]:
    if not findings:
        return []
    lines = ["", title, ""]
    for finding in findings[:SHOWN]:
        words = f"{finding.message} {finding.advice}"[:_LONGEST]
        link = f"[{finding.rule.code}]({explanation(finding, site)})"
        lines.append(f"- **{question_of(finding, received)}:** {code(words)} ({link})")
    if len(findings) > SHOWN:
        lines.append(f"- … og {len(findings) - SHOWN} til.")
    return lines


def question_of(finding: Diagnostic, received: Received) -> str:
    """The question of the form that a finding is about, by its place in the file."""
    document, form = received.document, received.issue.form
    if document is None:
        return "Hele filen"
    if finding.span.line >= document.body_line:
        headings = [one for one in document.content.headings() if one.level == 2 and one.span.line <= finding.span.line]
        return (
            headings[-1].text if headings and form.kind and _is_known(headings[-1].text, received) else "Fortellingen"
        )
    labels = {question.name: question.label for question in questions(form.kind.model if form.kind else form.model)}
    above = [
        (span.line, str(loc[0])) for loc, span in document.spans.keys.items() if len(loc) == 1 and loc[0] in labels
    ]
    name = max((pair for pair in above if pair[0] <= finding.span.line), default=None)
    return labels[name[1]] if name and finding.span.line > 1 else "Svarene"


def _is_known(heading: str, received: Received) -> bool:
    kind = received.issue.form.kind
    return kind is not None and any(
        heading == section.heading for sections in kind.sections.values() for section in sections
    )
