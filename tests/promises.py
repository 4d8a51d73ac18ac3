"""Every sentence that promises somebody something, and the test that does what is promised, and looks.

A promise is told by how its text begins, one of a word or two by the whole. What is no promise, though its words are
those of one, stands at the end.
"""

import re

WORDS = re.compile(
    r"\b(slettes|sletter|slettet fra|svar senest|svar innen|svarer (deg|dere|på|senest)|så svarer vi|vi svarer|får svar"
    r"|skulle hatt svar|leses av|leser den|bare staben|vises aldri|vises ikke på siden|blir igjen"
    r"|står (bare antallet|ingenting)|tar vare på kontakten|sier fra når|bare til å|borte hos oss|ikke flere e-poster"
    r"|telles ikke lenger|vi følger ikke med)",
    re.IGNORECASE,
)

INTEREST, EVENTS, MEMBERS = "tests/premises/interest", "tests/events", "tests/members"
LANDLORD = "tests/premises/landlord"
ANSWER_DAY = f"{INTEREST}/test_promised_day.py::test_an_answer_is_promised_as_long_as_it_is_owed"
DUE_DAY = f"{INTEREST}/test_promised_day.py::test_two_working_days_are_counted_from_the_day_in_oslo_and_over_holidays"
UNIT_DAY = f"{INTEREST}/test_promised_day.py::test_a_units_page_promises_the_day_that_the_form_then_promises"
INTEREST_KEPT = f"{INTEREST}/test_kept_until.py::test_it_is_deleted_in_the_night_of_its_day_in_oslo_and_not_before"
CLOSED_KEPT = f"{INTEREST}/test_kept_until.py::test_what_the_tenant_takes_back_is_kept_for_three_months"
LEAVES = f"{INTEREST}/test_leaves.py::test_in_every_state_the_page_tells_what_then_stays"
ALERT_STOPS = "tests/premises/alerts/test_stopping.py::test_stopping_deletes_the_alert_and_what_it_had_found"
ALERT_LAPSES = "tests/premises/alerts/test_stopping.py::test_an_alert_that_nobody_confirmed_is_deleted_after_seven_days"
NEWSLETTER_STOPS = (
    "tests/tech_port/newsletter/test_stopping.py::test_stopping_deletes_the_address_its_links_and_what_waits_to_be_sent"
)
NEWSLETTER_TELLS_NOTHING = (
    "tests/tech_port/newsletter/test_sending.py::test_no_mail_tells_that_it_was_opened_or_what_was_read"
)
DEMAND = f"{INTEREST}/test_leaves.py::test_deleting_takes_it_out_of_demand_and_of_the_answer_times"
RESTORED = (
    "tests/tech_port/backups/test_erased.py"
    "::test_a_row_that_a_visitor_deleted_is_deleted_again_with_its_mails_and_another_is_not"
)
SIGNING_UNDONE = f"{INTEREST}/test_signing_undone.py::test_what_the_step_made_goes_and_the_offers_are_as_they_were"
SIGNUP_LEFT = f"{EVENTS}/signup/test_what_is_left.py::test_the_page_says_what_the_night_of_its_day_leaves"
SIGNUP_DAY = (
    f"{EVENTS}/test_erasing.py::test_the_day_that_is_shown_is_the_one_that_the_sentence_counts_to_and_its_night_deletes"
)
NEEDS = f"{EVENTS}/test_erasing.py::test_needs_are_kept_for_seven_days_after_the_last_day_whatever_came_of_the_sign_up"
TIP_FORGOTTEN = f"{EVENTS}/tips/test_deciding.py::test_who_tipped_us_is_forgotten_in_time_and_the_tip_stays"
TIP_ANSWERED = f"{EVENTS}/tips/test_deciding.py::test_a_tip_that_is_not_taken_in_is_answered_with_the_reason"
JOIN_KEPT = f"{MEMBERS}/joining/test_queue.py::test_requests_are_deleted_with_their_mails_when_their_time_has_come"
JOIN_STAYS = f"{MEMBERS}/joining/test_queue.py::test_of_who_became_a_member_the_contact_stays_when_the_request_goes"
JOIN_READ = (
    f"{MEMBERS}/joining/test_form.py::test_the_form_stands_under_the_editors_text_and_says_what_the_privacy_page_says"
)
REPORTS = f"{MEMBERS}/contact/test_reports.py"
REPORT_KEPT = f"{REPORTS}::test_reports_are_deleted_with_their_mails_when_their_time_has_come"
REPORT_ANSWERED = f"{REPORTS}::test_it_is_handled_once_and_who_sent_it_is_answered"
JOIN_ANSWERED = f"{MEMBERS}/joining/test_deciding.py::test_declining_mails_the_reason"
PROFILE_ANSWERED = f"{MEMBERS}/profiles/test_answer.py::test_approving_shows_everything_and_tells_the_contact"
CHALLENGE_STEPS = f"{MEMBERS}/challenges/test_steps.py::test_each_step_saves_what_it_changed_and_tells_the_sender"
CHALLENGE_NO = f"{MEMBERS}/challenges/test_steps.py::test_a_declined_one_is_told_why_and_is_on_no_page"
CHALLENGE_KEPT = (
    f"{MEMBERS}/challenges/test_board.py::test_the_sender_is_deleted_half_a_year_after_the_end_and_a_year_after_silence"
)
CHALLENGE_SECRET = (
    f"{MEMBERS}/challenges/test_form.py::test_the_form_says_that_the_contact_is_never_shown_and_when_it_is_deleted"
)
SMALL_GROUPS = "tests/premises/demand/test_demand.py::test_no_group_under_five_is_shown_and_every_other_is"
NIGHT = "tests/test_privacy.py::test_interest_is_deleted_with_its_log_on_its_day_and_not_before"
READERS = "tests/test_privacy.py::test_the_page_shows_every_declaration"

PROMISES = {
    "Du får svar senest": ANSWER_DAY,
    "Takk for interessen. Vi svarer senest": DUE_DAY,
    "Svar senest": ANSWER_DAY,
    "Svar senest:": DUE_DAY,
    "Du skulle hatt svar senest": ANSWER_DAY,
    "Bare virksomhet, navn og e-post må fylles ut. Du får svar innen": DUE_DAY,
    "Vi svarer senest %(day)s": UNIT_DAY,
    "svarer senest %(day)s": UNIT_DAY,
    "Ny interessemelding %(reference)s, svar senest": DUE_DAY,
    "Slettes senest %(day)s": INTEREST_KEPT,
    "Vil du bare at vi slutter å lete": CLOSED_KEPT,
    "Da slutter vi å lete for dere": CLOSED_KEPT,
    "Behovet, kontakten, historikken og meldingene slettes": DEMAND,
    "Behovet, kontakten, historikken og meldingene er borte": LEAVES,
    "Dette blir igjen": LEAVES,
    "Slett interessemeldingen din med en gang": LEAVES,
    "Sikkerhetskopier som alt er tatt": RESTORED,
    "Når du stopper varselet": ALERT_STOPS,
    "Du får ikke flere e-poster om dette søket": ALERT_STOPS,
    "Stopp varselet om lokaler": ALERT_STOPS,
    "Var det ikke du som ba om det? Da gjør du ingenting. Uten bekreftelse": ALERT_LAPSES,
    "Adressen din er slettet fra lista": NEWSLETTER_STOPS,
    "Hvert brev har en lenke som stopper det": NEWSLETTER_STOPS,
    "Vi følger ikke med på om du åpner brevet": NEWSLETTER_TELLS_NOTHING,
    "Når du stopper nyhetsbrevet": NEWSLETTER_STOPS,
    "Stopp nyhetsbrevet med ett trykk": NEWSLETTER_STOPS,
    "Da sletter vi adressen din fra lista": NEWSLETTER_STOPS,
    "Allergier, teleslynge": NEEDS,
    "Mat og tilrettelegging slettes": NEEDS,
    "Slettes %(kept_days)s dager etter arrangementet": NEEDS,
    "Bare staben i Trondheim Tech Port ser dette": SIGNUP_DAY,
    "Etterpå står ingenting": SIGNUP_LEFT,
    "Etterpå står bare": SIGNUP_LEFT,
    "Slettes": SIGNUP_DAY,
    "Hei, %(name)s. Vi ser på det, og svarer deg": TIP_ANSWERED,
    "Takk for tipset": TIP_ANSWERED,
    "Fortell oss om noe som skal skje": TIP_ANSWERED,
    "Navnet og adressen din slettes": TIP_FORGOTTEN,
    "Navnet ditt og adressen vises ikke": TIP_FORGOTTEN,
    "Du får svar innen én virkedag.": DUE_DAY,
    "Meldingen er lagret, og staben leser den": REPORT_ANSWERED,
    "Meldingen slettes": REPORT_KEPT,
    "Ordnet. Avsenderen får svaret": REPORT_ANSWERED,
    "Takk. Staben leser innmeldingen": JOIN_ANSWERED,
    "Staben leser den og svarer på e-post": JOIN_ANSWERED,
    "Staben i foreningen leser innmeldingen": JOIN_ANSWERED,
    "Bli medlem av foreningen": JOIN_ANSWERED,
    "Slettes %(kept_months_decided)s måneder": JOIN_KEPT,
    "Blir dere medlem, står virksomheten på siden": JOIN_STAYS,
    "Vi har fått forslaget": PROFILE_ANSWERED,
    "Staben svarer på e-post": PROFILE_ANSWERED,
    "Du får svar på e-post": PROFILE_ANSWERED,
    "Staben leser utfordringen og svarer": CHALLENGE_STEPS,
    "Takk for utfordringen": CHALLENGE_STEPS,
    "Studenter, forskere eller en pilot kan løse den": CHALLENGE_STEPS,
    "Vi finner en vei, og sier fra": CHALLENGE_STEPS,
    "Den er tatt inn og står på tavla": CHALLENGE_STEPS,
    "Den er satt i gang": CHALLENGE_STEPS,
    "Skriv på norsk, slik dere ville sagt det": CHALLENGE_NO,
    "Hvem som sendte den, slettes": CHALLENGE_KEPT,
    "Kontakten din slettes om": CHALLENGE_KEPT,
    "Utfordringen blir synlig på tavla": CHALLENGE_SECRET,
    "Hvem som sendte den (vises aldri": CHALLENGE_SECRET,
    "Staben i Trondheim Tech Port. Kontakten vises aldri": CHALLENGE_SECRET,
    "Tas oppgaven inn, står den på tavla": CHALLENGE_SECRET,
    "Tas den inn, står oppgaven på tavla": CHALLENGE_SECRET,
    "Send inn en oppgave som studenter": CHALLENGE_SECRET,
    "Navn, e-post og telefon vises aldri": CHALLENGE_SECRET,
    "Vises aldri på siden": CHALLENGE_SECRET,
    "Leses av": READERS,
    "Leses av: staben": READERS,
    "Vi bruker opplysningene til å": JOIN_READ,
    "Hva nettstedet lagrer om deg": READERS,
    "Hver natt slettes det som er eldre": NIGHT,
    "Hvem som spør, og grupper som er for små": SMALL_GROUPS,
    "Vi sier fra når noe som passer": "tests/premises/alerts/test_news.py"
    "::test_a_unit_is_told_of_once_and_once_again_for_each_change",
    "Leietakeren har selv valgt å sende": f"{LANDLORD}/test_sharing.py"
    "::test_the_landlord_is_told_when_the_tenant_ticks_it_and_nothing_personal_is_mailed",
    "Utleieren har ikke fått det dere sendte": f"{LANDLORD}/test_sharing.py"
    "::test_the_landlord_is_not_told_when_the_tenant_does_not_tick_it",
    "leieforholdet slettes": SIGNING_UNDONE,
    "Virksomheten %(name)s slettes": SIGNING_UNDONE,
    "Påmeldingen din er tatt vare på": f"{EVENTS}/signup/test_own.py::test_my_sign_up_says_how_it_stands",
}

OTHERS = (
    "Lokaler som tilbys i dag, men ikke står i fila",
    "Fila er lest på nytt",
    "Slik slettes det",
    "%(number)s slettes",
    "Hele adressen, eller hele navnet",
    "Kryss av for det som skal slettes",
    "Ingenting av det du valgte, kan slettes herfra",
    "Offentlige verv og roller er en del av distriktets historie",
    "Slettes sammen med det",
    "Slettes: %(how_many)s",
    "Det du har valgt, kan ikke slettes.",
    "«%(name)s» kan ikke slettes.",
    "Svar leietakeren, og avslutt saken.",
    "Du ser hva som forsvinner, før noe slettes.",
    "Rett dem først, eller kryss av for det som skal slettes.",
    "Brukere slettes aldri",
    "(slettes)",
    "svar innen",
    "Til en leietaker får svar (median)",
    "Nummeret er slettet fra Enhetsregisteret",
    "Slettet fra Enhetsregisteret",
    "slettes",
)
