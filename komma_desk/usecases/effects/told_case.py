"""What goes along with every letter about the standing of a case, out of the whole file."""

from __future__ import annotations

from typing import Any

from komma_desk.domain.case import Case, CaseFile
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.scope import Scope
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.domain.told_case import ContactPerson, ToldCase
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.dues import dues_of
from komma_desk.usecases.effects.readers_told import TO
from komma_desk.usecases.effects.signed_office import OfficeByHand, require_signed_office


def told_words(case: Case, procedure: Procedure, context: Context) -> dict[str, Any]:
    # Whoever takes a report in tells of it too, though others are responsible for the case.
    within = Scope(context.actor.id, all_cases=True)
    file = context.work.cases.cases.file(case.id, within)
    told = ToldCase.of(
        file,
        procedure,
        dues=dues_of(file, procedure, context),
        partners=context.work.office.partners.all(),
        contact=_contact(file, context),
    )
    members = [] if case.circle is None else sorted(str(each) for each in case.circle.members)
    return told.as_words() | {TO: members}


def _contact(file: CaseFile, context: Context) -> ContactPerson:
    """Telephone and address only as the office signed them: nobody is to call a stranger."""
    settings, people = context.work.office.settings, context.work.office.people
    try:
        require_signed_office(context)
        phone, email = settings.get("office_phone"), settings.get("office_email")
    except OfficeByHand:
        phone = email = ""
    try:
        officer = file.case.responsible
        name = "" if officer is None else people.get(officer).name
    except NoSuchPerson:
        name = ""
    return ContactPerson(name=name, phone=phone, email=email)
