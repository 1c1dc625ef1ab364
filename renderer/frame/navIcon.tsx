// The picture of each item of the navigation.

import RulesIcon from '@mui/icons-material/AccountTreeOutlined';
import SchoolIcon from '@mui/icons-material/ApartmentOutlined';
import MonthlyIcon from '@mui/icons-material/ArticleOutlined';
import DeploymentIcon from '@mui/icons-material/AssignmentIndOutlined';
import DutyLogsIcon from '@mui/icons-material/AutoStoriesOutlined';
import SchoolsIcon from '@mui/icons-material/BackpackOutlined';
import MemberIcon from '@mui/icons-material/BadgeOutlined';
import DisputeIcon from '@mui/icons-material/BalanceOutlined';
import LookIcon from '@mui/icons-material/BarChartOutlined';
import RotaIcon from '@mui/icons-material/CalendarViewMonthOutlined';
import PublicityIcon from '@mui/icons-material/CampaignOutlined';
import CourseIcon from '@mui/icons-material/CastForEducationOutlined';
import CalendarDayIcon from '@mui/icons-material/CelebrationOutlined';
import JointCheckIcon from '@mui/icons-material/ChecklistOutlined';
import LevelIcon from '@mui/icons-material/CrisisAlertOutlined';
import TemplatesIcon from '@mui/icons-material/DashboardCustomizeOutlined';
import TermIcon from '@mui/icons-material/DateRangeOutlined';
import TeamMemberIcon from '@mui/icons-material/DirectionsWalkOutlined';
import PeopleCommitteeIcon from '@mui/icons-material/Diversity3Outlined';
import HouseholdIcon from '@mui/icons-material/DoorFrontOutlined';
import ToCasesIcon from '@mui/icons-material/DriveFileMoveOutlined';
import AwardIcon from '@mui/icons-material/EmojiEventsOutlined';
import CampaignIcon from '@mui/icons-material/EmojiFlagsOutlined';
import DutyTodayIcon from '@mui/icons-material/EmojiPeopleOutlined';
import SchoolGuardIcon from '@mui/icons-material/EscalatorWarningOutlined';
import AbsenceIcon from '@mui/icons-material/EventBusyOutlined';
import NodeIcon from '@mui/icons-material/EventOutlined';
import RoomStationIcon from '@mui/icons-material/EventSeatOutlined';
import AuditIcon from '@mui/icons-material/FactCheckOutlined';
import WishIcon from '@mui/icons-material/FavoriteBorderOutlined';
import PatrolIcon from '@mui/icons-material/FlashlightOnOutlined';
import CasesIcon from '@mui/icons-material/FolderSharedOutlined';
import StaffingRuleIcon from '@mui/icons-material/FormatListNumberedOutlined';
import MeetingIcon from '@mui/icons-material/ForumOutlined';
import VillageReportIcon from '@mui/icons-material/ForwardToInboxOutlined';
import GridIcon from '@mui/icons-material/GridViewOutlined';
import TeamIcon from '@mui/icons-material/GroupsOutlined';
import MediatorIcon from '@mui/icons-material/HandshakeOutlined';
import DutyLogIcon from '@mui/icons-material/HistoryEduOutlined';
import ImportsIcon from '@mui/icons-material/HistoryOutlined';
import VillageIcon from '@mui/icons-material/HomeWorkOutlined';
import HouseIcon from '@mui/icons-material/HouseOutlined';
import TraineeIcon from '@mui/icons-material/HowToRegOutlined';
import IndicatorsIcon from '@mui/icons-material/InsightsOutlined';
import CentreIcon from '@mui/icons-material/Inventory2Outlined';
import PairRuleIcon from '@mui/icons-material/LinkOutlined';
import LedgerIcon from '@mui/icons-material/ListAltOutlined';
import GuardPostIcon from '@mui/icons-material/LocalPoliceOutlined';
import UsersIcon from '@mui/icons-material/ManageAccountsOutlined';
import AreaIcon from '@mui/icons-material/MapOutlined';
import MediationRoomIcon from '@mui/icons-material/MeetingRoomOutlined';
import CodesIcon from '@mui/icons-material/MenuBookOutlined';
import MatterIcon from '@mui/icons-material/MoveToInboxOutlined';
import PatrolTemplateIcon from '@mui/icons-material/NoteAltOutlined';
import SubsidyIcon from '@mui/icons-material/PaymentsOutlined';
import PlanIcon from '@mui/icons-material/PendingActionsOutlined';
import PersonIcon from '@mui/icons-material/PeopleAltOutlined';
import MonthlyFigureIcon from '@mui/icons-material/PinOutlined';
import PlaceIcon from '@mui/icons-material/PlaceOutlined';
import PatrolRecordIcon from '@mui/icons-material/PlaylistAddCheckOutlined';
import ReportsIcon from '@mui/icons-material/QueryStatsOutlined';
import HazardIcon from '@mui/icons-material/ReportProblemOutlined';
import CoverageIcon from '@mui/icons-material/RouteOutlined';
import AssessmentIcon from '@mui/icons-material/RuleOutlined';
import BackupIcon from '@mui/icons-material/SaveOutlined';
import ShiftPatternIcon from '@mui/icons-material/ScheduleOutlined';
import TrainingIcon from '@mui/icons-material/SchoolOutlined';
import SettingsIcon from '@mui/icons-material/SettingsOutlined';
import CommitteeIcon from '@mui/icons-material/ShieldOutlined';
import DrillIcon from '@mui/icons-material/SportsOutlined';
import VillageForceIcon from '@mui/icons-material/SupervisedUserCircleOutlined';
import ShiftSwapIcon from '@mui/icons-material/SwapHorizOutlined';
import NumbersIcon from '@mui/icons-material/TagOutlined';
import DecisionIcon from '@mui/icons-material/TaskAltOutlined';
import LineIcon from '@mui/icons-material/TimelineOutlined';
import TodayIcon from '@mui/icons-material/TodayOutlined';
import ResidentIcon from '@mui/icons-material/TransferWithinAStationOutlined';
import ScreeningIcon from '@mui/icons-material/TravelExploreOutlined';
import VisitIcon from '@mui/icons-material/VolunteerActivismOutlined';
import PeaceIcon from '@mui/icons-material/WorkspacePremiumOutlined';
import type { ComponentType } from 'react';

const icons: Readonly<Record<string, ComponentType>> = {
  today: TodayIcon,
  'register/village': VillageIcon,
  'register/grid': GridIcon,
  'register/person': PersonIcon,
  'register/committee': CommitteeIcon,
  'register/committeeMember': MemberIcon,
  'register/team': TeamIcon,
  'register/teamMember': TeamMemberIcon,
  'register/dispute': DisputeIcon,
  'register/peopleCommittee': PeopleCommitteeIcon,
  'register/mediator': MediatorIcon,
  'register/mediationRoom': MediationRoomIcon,
  'register/mediatorTraining': TrainingIcon,
  'register/mediatorAward': AwardIcon,
  'register/screening': ScreeningIcon,
  'register/matter': MatterIcon,
  'register/hazard': HazardIcon,
  'register/jointCheck': JointCheckIcon,
  'register/campaign': CampaignIcon,
  'register/rentalHouse': HouseIcon,
  'register/floatingResident': ResidentIcon,
  'register/meeting': MeetingIcon,
  'register/meetingDecision': DecisionIcon,
  'register/training': CourseIcon,
  'register/trainee': TraineeIcon,
  'register/publicity': PublicityIcon,
  'register/householdVisit': HouseholdIcon,
  'register/peaceVillage': PeaceIcon,
  'register/assessment': AssessmentIcon,
  'register/visit': VisitIcon,
  'register/monthlyFigure': MonthlyFigureIcon,
  'register/villageReport': VillageReportIcon,
  'register/roomStation': RoomStationIcon,
  'register/patrolRecord': PatrolRecordIcon,
  'register/dutyLog': DutyLogsIcon,
  'register/shiftSwap': ShiftSwapIcon,
  'register/schoolGuard': SchoolGuardIcon,
  'register/drill': DrillIcon,
  'register/shiftPattern': ShiftPatternIcon,
  'register/memberAbsence': AbsenceIcon,
  'register/dutyWish': WishIcon,
  'register/pairRule': PairRuleIcon,
  'register/dutyNode': NodeIcon,
  'register/nodeDeployment': DeploymentIcon,
  'register/dutyLevel': LevelIcon,
  'register/calendarDay': CalendarDayIcon,
  'register/patrolArea': AreaIcon,
  'register/patrolLine': LineIcon,
  'register/patrolPlace': PlaceIcon,
  'register/guardPost': GuardPostIcon,
  'register/patrolTemplate': PatrolTemplateIcon,
  'register/school': SchoolIcon,
  'register/schoolTerm': TermIcon,
  'register/responsePlan': PlanIcon,
  'register/villageForce': VillageForceIcon,
  'register/staffingRule': StaffingRuleIcon,
  'duty/patrol': PatrolIcon,
  'duty/log': DutyLogIcon,
  'duty/schools': SchoolsIcon,
  'duty/coverage': CoverageIcon,
  'duty/rota': RotaIcon,
  'duty/today': DutyTodayIcon,
  'reports/centre': CentreIcon,
  'reports/monthly': MonthlyIcon,
  'reports/indicators': IndicatorsIcon,
  'reports/look': LookIcon,
  'reports/templates': TemplatesIcon,
  'mediation/cases': CasesIcon,
  'mediation/disputes': ToCasesIcon,
  'mediation/numbers': NumbersIcon,
  'mediation/subsidy': SubsidyIcon,
  'mediation/settings': RulesIcon,
  'reports/list': ReportsIcon,
  'settings/imports': ImportsIcon,
  'settings/codes': CodesIcon,
  'settings/users': UsersIcon,
  'settings/backup': BackupIcon,
  'settings/audit': AuditIcon,
  'settings/office': SettingsIcon,
};

/** A register without a picture of its own gets a ledger. */
export function NavIcon({ item }: { item: string }) {
  const Icon = icons[item] ?? LedgerIcon;
  return <Icon />;
}
