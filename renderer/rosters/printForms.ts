// The papers of a rota, in the order in which they are needed.

export interface PrintForm {
  form: 'wallA3' | 'wallA4' | 'list' | 'phones' | 'slips' | 'changes' | 'calendar';
  label: string;
  detail: string;
  formats: readonly ['docx' | 'xlsx' | 'ics', ...('docx' | 'xlsx' | 'ics')[]];
  /** Its lines are days or people. */
  isWall?: boolean;
  /** Telephone numbers stand on it. */
  phones?: boolean;
}

export const printForms: readonly [PrintForm, ...PrintForm[]] = [
  { form: 'wallA3', label: '上墙表（A3）', detail: '整月一张，贴在墙上看', formats: ['docx', 'xlsx'], isWall: true },
  { form: 'wallA4', label: '上墙表（A4）', detail: '同上，纸小些', formats: ['docx', 'xlsx'], isWall: true },
  { form: 'list', label: '名单', detail: '逐日逐班，带班和组员', formats: ['docx', 'xlsx'], phones: true },
  { form: 'phones', label: '电话卡', detail: '一页，姓名和电话', formats: ['docx', 'xlsx'], phones: true },
  { form: 'slips', label: '巡逻单', detail: '每班一张，出勤时带上填写', formats: ['docx', 'xlsx'] },
  { form: 'changes', label: '调整一览', detail: '各版改了什么，换班替班记录', formats: ['docx', 'xlsx'] },
  {
    form: 'calendar',
    label: '手机日历（.ics）',
    detail: '导入手机看班；只导一个人的，班前一小时提醒',
    formats: ['ics'],
  },
];
