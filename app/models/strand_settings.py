"""What a site decides for academics and supports. Apart from one line of the law these limits are nobody's but its own.

The defaults of the early warning are those of one vendor; the law knows only that who misses a tenth of the days is
chronically absent (Education Code 60901(c)(1)).
"""

from __future__ import annotations

from app.book.kinds import FLAG, Whole
from app.i18n import N_
from app.models.decision import Decision
from app.models.kinds import Percent
from app.models.study_kinds import CREDITS

CHRONIC = 10
"""Percent of the enrolled days; who was absent on so many is chronically absent (Education Code 60901(c)(1))."""

_SHARE = Percent(1, 100)
_OWN = N_("The site’s own limit, which no law sets.")

ABSENT_WATCH = Decision(
    "absent_watch", N_("Early warning: absent, watch from"), N_("Percent of the enrolled days."), _SHARE, 5
)
ABSENT_HIGH = Decision(
    "absent_high",
    N_("Early warning: absent, high from"),
    N_("Percent of the enrolled days. From 10 % on the law calls it chronic absence."),
    _SHARE,
    CHRONIC,
)
INCIDENTS_WATCH = Decision("incidents_watch", N_("Early warning: incidents, watch from"), _OWN, Whole(1), 1)
INCIDENTS_HIGH = Decision("incidents_high", N_("Early warning: incidents, high from"), _OWN, Whole(1), 3)
FAILED_WATCH = Decision("failed_watch", N_("Early warning: courses not passed, watch from"), _OWN, Whole(1), 1)
FAILED_HIGH = Decision("failed_high", N_("Early warning: courses not passed, high from"), _OWN, Whole(1), 2)
AVERAGE_WATCH = Decision("average_watch", N_("Early warning: grade average, watch below"), _OWN, CREDITS, 300)
AVERAGE_HIGH = Decision("average_high", N_("Early warning: grade average, high below"), _OWN, CREDITS, 200)
TIER_2_FROM = Decision(
    "tier_2_from",
    N_("Early warning: points for tier 2"),
    N_("Watch counts one point, high two, for each of attendance, behavior and courses."),
    Whole(1, 6),
    3,
)
TIER_3_FROM = Decision("tier_3_from", N_("Early warning: points for tier 3"), _OWN, Whole(1, 6), 5)

REVIEW_WEEKS = Decision(
    "review_weeks", N_("Weeks between reviews"), N_("When a support plan is looked at again."), Whole(1, 52), 6
)
UNLOGGED_WEEKS = Decision(
    "unlogged_weeks",
    N_("Weeks without a session"),
    N_("A support plan with nothing logged for so long needs somebody."),
    Whole(1, 52),
    2,
)
TREND_POINTS = Decision(
    "trend_points",
    N_("Measures before a trend is judged"),
    N_("With fewer measures of progress nothing is said about the way to the goal."),
    Whole(3, 50),
    6,
)
FEWEST_CASES = Decision(
    "fewest_cases",
    N_("Cases before a strategy is judged"),
    N_("With fewer support plans no figures of a strategy are shown."),
    Whole(1, 100),
    3,
)
CASELOAD_LIMIT = Decision(
    "caseload_limit",
    N_("Largest caseload"),
    N_("Active support plans of one person; beyond it the home page says so. Empty: no limit."),
    Whole(1),
    None,
)
SMALL_GROUP = Decision(
    "small_group",
    N_("Groups that are hidden"),
    N_("Reports by student group hide groups of so many students or fewer, as the state does in its public files."),
    Whole(1, 100),
    10,
)

C_MINUS_COUNTS = Decision(
    "c_minus_counts",
    N_("A C- counts for A-G"),
    N_("The University asks for C or better; what it makes of a C- is for your counselors to say."),
    FLAG,
    False,
)
PLUS_MINUS_IGNORED = Decision(
    "plus_minus_ignored",
    N_("The A-G average ignores plus and minus"),
    N_("As the University of California does: B+ and B- count like B."),
    FLAG,
    True,
)

EARLY_WARNING = (
    *(ABSENT_WATCH, ABSENT_HIGH, INCIDENTS_WATCH, INCIDENTS_HIGH, FAILED_WATCH, FAILED_HIGH),
    *(AVERAGE_WATCH, AVERAGE_HIGH, TIER_2_FROM, TIER_3_FROM),
)
SUPPORTS = (REVIEW_WEEKS, UNLOGGED_WEEKS, TREND_POINTS, FEWEST_CASES, CASELOAD_LIMIT, SMALL_GROUP)
ACADEMICS = (C_MINUS_COUNTS, PLUS_MINUS_IGNORED)
