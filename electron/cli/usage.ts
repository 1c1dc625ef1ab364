// What the command line understands. Wrong usage ends with 2; everything the core refuses ends with 1.

export const usage = `用法：npm run -s cli -- [--data 文件夹] 命令

  setup --division 433125109 --admin 姓名   在空文件夹里建立台账，打印恢复密钥（只打印一次）
  demo [--people N] [--month YYYY-MM]      在空文件夹里生成演示乡镇，用户名 demo
  registers                                列出台账及其栏目
  procedures                               列出全部过程及其输入
  call 过程 [JSON | -]                      调用一个过程；- 表示从标准输入读 JSON
  import 台账 文件 [--dry-run] [--held 存疑.xlsx]
  undo-import 批次
  count 台账 [--view JSON]
  export 台账 文件.xlsx|文件.docx [--view JSON] [--reveal 理由]
  reports                                  列出统计表
  report 统计表 --period 期间 --out 文件夹 [--by committee|village|team|line|task|forceClass|mediator|organisation|handler|whole] [--reason 理由] [--reveal 理由]
                                           写出 .xlsx 和 .docx；期间如 2026-09、2026-Q3、2026-H1、2026、2026-09-01..2026-09-15
  indicators [--period 2026-10] [--village 村（社区）] [--team 队伍] [--line 防线]
                                           列出指标的本期数、同比、环比和记录数；不写期间时为上月
  report monthly --period 期间 --out 文件夹   写出工作报告 .docx、附表 .xlsx、指标口径和记录 .xlsx 和 figures.json
  lock --period 期间 [--reason 理由]        刷新数字后锁定工作报告；检查有不通过的，要写理由
  template check 文件 [--report monthly|统计表]  检查自备的 Word、Excel 模板里的占位符，有错时返回 1；写了 --data 时连同自定指标
  template fill 文件 --report monthly|统计表 --period 期间 --out 文件 [--reason 理由] [--reveal 理由]  填写模板
  dossier 案件 --out 卷宗.docx [--document D10]  案件写卷号、名称或编号，不写 --document 时写出全卷
  roster check 文件.json                    按规则核对一份排班表（不用 --data），有违反时返回 1；
                                           文件的写法见 docs/roster-example.json
  roster generate --team 队伍 --month 月份 [--time-limit 秒]
                                           生成排班表并存为草稿，打印每一格和理由；排不出时返回 1 并说明原因
  roster export --team 队伍 --month 月份 文件.docx|文件.xlsx|文件.ics [--form wallA3|wallA4|list|phones|slips|changes|calendar]
                [--rows days|people] [--edition 版次] [--person 姓名] [--reveal 理由]
                                           打印排班表、名单、通讯录、巡逻单、调整一览表，或导出手机日历
  search 文字
  backup 文件
  verify [文件]                             不写文件时检查正在使用的数据
  restore 文件                              恢复到空的 --data 文件夹
  serve [--port N]                         用本机浏览器打开

台账写代号或中文名。用户名放在环境变量 TAIZHANG_USER，密码放在 TAIZHANG_PASSWORD。
结果以 JSON 写到标准输出；被拒绝时错误以 JSON 写到标准错误并返回 1，用法不对返回 2。`;

/** The command line was not written as `usage` says. */
export class WrongUsage extends Error {}
