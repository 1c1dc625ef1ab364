// The main indicators (document-format.md §7), in the order of the outline: they make table ① of the work report. The others
// are told where they belong: in tables by village, in sentences, and all of them in 指标及口径.

const ordered: readonly string[] = [
  // 总体治安形势
  ...['given01', 'given04', 'given05', 'given10', 'given11', 'robberies', 'clearanceRate'],
  // 治保会与群防队伍
  ...['committees', 'committeeMembers', 'teams', 'teamMembers', 'meetings', 'meetingRate', 'trainings', 'trainingRate'],
  // 巡逻防控
  ...['patrols', 'patrolAttendances', 'patrolHours', 'patrolsFound', 'shiftsHeldRate'],
  // 矛盾纠纷排查化解
  ...['screenings', 'disputesFound', 'disputesResolved', 'disputesSuccessRate', 'disputesOpen', 'disputesOverdue'],
  ...['disputesMajor', 'casesAccepted', 'casesSuccessRate'],
  // 隐患排查整改与联合检查
  ...['hazardsFound', 'hazardRate', 'hazardOnTimeRate', 'hazardsOverdue', 'jointChecks'],
  // 重点人员服务管理与走访
  ...['visits', 'visitCoverage', 'visitsAbnormal'],
  // 出租房屋和流动人口
  ...['rentalHouses', 'pledgeRate', 'floatingResidents'],
  // 校园及重点单位安全
  'schoolsGuardedRate',
  // 法治宣传
  ...['publicity', 'publicityAudience', 'householdRate'],
  // 网格与综治中心事项
  ...['mattersAccepted', 'mattersClosedRate', 'mattersOnTimeRate', 'mattersOverdue', 'villageReportRate'],
  // 平安村（社区）创建与考核
  ...['peaceRate', 'assessmentRate'],
];

const main = new Set(ordered);

/** Keys of the main indicators that the program brings. */
export const mainIndicators = ordered;

/** Whether an indicator is a main one; those that the office declared itself always are. */
export const isMain = (key: string): boolean => main.has(key) || key.startsWith('own-');
