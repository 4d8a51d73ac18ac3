# ruff: noqa: F401
"""One function a model: a valid row, already saved, where any field can be given: `make_unit(area_m2=900)`.

What a row belongs to is made with it unless given. Times are relative to the clock, so `time_machine` moves them too.
"""

from tests.factories.accounts import make_colleague, make_preferences, make_user
from tests.factories.addresses import make_former_address
from tests.factories.audit import make_entry, make_setting_seen
from tests.factories.backups import make_backup, make_erased
from tests.factories.content import (
    make_announcement,
    make_area,
    make_article,
    make_business_area,
    make_figure,
    make_milestone,
    make_observation,
    make_page,
    make_programme,
    make_seeded_record,
    make_source,
    make_tag,
)
from tests.factories.events import (
    make_calendar_import,
    make_event,
    make_event_document,
    make_event_series,
    make_event_tip,
    make_key_point,
    make_mail_batch,
    make_programme_item,
    make_registration,
    make_registrations,
    make_venue,
)
from tests.factories.files import make_image, pdf
from tests.factories.members import (
    make_board_seat,
    make_challenge,
    make_contact,
    make_contribution,
    make_document,
    make_document_version,
    make_fault_report,
    make_join_request,
    make_line_of_work,
    make_meeting,
    make_membership,
    make_organisation,
    make_person,
    make_profile_change,
    make_profile_link,
    make_staff_role,
)
from tests.factories.newsletter import make_issue, make_part, make_subscription, make_subscription_month
from tests.factories.outbox import make_mail
from tests.factories.pictures import make_picture
from tests.factories.premises import (
    make_alert,
    make_alert_match,
    make_building,
    make_building_offer,
    make_confirmation_request,
    make_interest,
    make_interest_message,
    make_interest_step,
    make_landlord_import,
    make_landlord_link,
    make_lease,
    make_lease_term,
    make_letting_notice,
    make_letting_notice_line,
    make_number_confirmation,
    make_number_correction,
    make_ownership,
    make_property,
    make_reply_template,
    make_reservation,
    make_signed_unit,
    make_signing,
    make_unit,
    make_unit_photo,
)
from tests.factories.search import make_search_alias, make_search_record, make_search_word
from tests.factories.still_right import make_confirmation, make_question
from tests.factories.worker import make_heartbeat, make_job, make_stuck_row, make_unwanted_file
