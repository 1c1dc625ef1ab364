import { useMay } from '../api/currentUser.ts';
import { hrefOf } from '../route.ts';
import { Button, Panel } from '../ui/index.ts';

/** A township without records: how to begin. */
export function FirstSteps({ villages }: { villages: number }) {
  const mayWrite = useMay('writer');
  const mayManage = useMay('admin');
  return (
    <Panel title="从这里开始">
      <ol className="pa-today-steps">
        <li>
          <div>
            <strong>导入现有台账</strong>
            <p>
              {villages > 0 && `村（社区）已建好 ${villages} 个。`}
              Excel、WPS 表格和 CSV 不用改格式，直接导入；有问题的行会留下来，改好再导。
            </p>
          </div>
          {mayWrite && (
            <Button kind="main" href={hrefOf('import')}>
              导入台账
            </Button>
          )}
        </li>
        <li>
          <div>
            <strong>登记治保会和人员</strong>
            <p>没有现成表格的，在各台账中逐条登记；同一个人只登记一次，各处引用。</p>
          </div>
          <Button href={hrefOf('register', 'committee')}>打开治保会</Button>
        </li>
        <li>
          <div>
            <strong>设好第二备份位置</strong>
            <p>插上 U 盘或移动硬盘，每天自动多备一份。电脑坏了，台账还在。</p>
          </div>
          <Button href={hrefOf('settings', 'backup')}>设置备份</Button>
        </li>
        {mayManage && (
          <li>
            <div>
              <strong>添加其他用户</strong>
              <p>每个人用自己的用户名登录，谁改了什么都有记录。</p>
            </div>
            <Button href={hrefOf('settings', 'users')}>添加用户</Button>
          </li>
        )}
      </ol>
    </Panel>
  );
}
