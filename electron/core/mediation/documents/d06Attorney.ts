// D06 授权委托书 (mediation.md §1.7).
import { partyName } from '../../../../shared/rules/mediation/partyNames.ts';
import { type Block, blank, type Form } from '../../documents/paper/formBlocks.ts';
import { formTitle, signHere } from './formPieces.ts';
import { type PrintedCase, signedDay, twoSides } from './printedCase.ts';

const others = '9';

export function attorney(view: PrintedCase, row: string | null): Form {
  const { agents, parties } = view.dossier;
  const agent = agents.find(({ id }) => id === row);
  const principal = parties.find(({ id }) => id === agent?.party);
  const [first, second] = twoSides(view);
  const opposite = principal?.side === '1' ? second : first;
  const powers = Object.entries(view.names.agentPower ?? {});
  const words: Block = {
    kind: 'sentence',
    words: [
      '现委托',
      blank(agent?.name, 5),
      '在我（单位）与',
      blank(principal ? opposite : null, 6),
      '的纠纷中，作为我（单位）的委托代理人参加人民调解，委托权限如下：',
    ],
  };
  return {
    title: '授权委托书',
    page: 'form',
    blocks: [
      formTitle('授权委托书'),
      {
        kind: 'fields',
        fields: [{ label: '委托人：', value: principal ? partyName(principal) : null, room: 10 }],
      },
      words,
      {
        kind: 'boxes',
        label: '',
        apart: true,
        options: powers.map(([code, name], at) => ({
          text: `${at + 1}、${name}${code === others && agent?.otherPowers ? `：${agent.otherPowers}` : ''}`,
          chosen: agent?.powers?.includes(code) ?? false,
        })),
      },
      {
        kind: 'fields',
        fields: [
          { label: '受委托人姓名', value: agent?.name ?? null, room: 5 },
          { label: '证件号码', value: agent?.idNumber ?? null, room: 10 },
        ],
      },
      { kind: 'fields', fields: [{ label: '职业', value: agent?.occupation ?? null, room: 12 }] },
      { kind: 'fields', fields: [{ label: '单位或住址', value: agent?.address ?? null, room: 12 }] },
      { kind: 'fields', fields: [{ label: '联系方式', value: agent?.phone ?? null, room: 8 }] },
      {
        kind: 'boxes',
        label: '代理人类型：',
        options: Object.entries(view.names.agentKind ?? {}).map(([code, text]) => ({
          text,
          chosen: agent?.kind === code,
        })),
      },
      { kind: 'gap', lines: 1 },
      {
        kind: 'signatures',
        rows: [
          { left: signHere('委托人（签名或盖章）', 4), right: signHere('受委托人（签名）', 4) },
          { right: [signedDay(agent?.signedOn ?? null)] },
        ],
      },
    ],
  };
}
