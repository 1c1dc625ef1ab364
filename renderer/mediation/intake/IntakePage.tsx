// Taking in a case: who, against whom, what about; one page, by keyboard, while the caller is still on the line.
import AddIcon from '@mui/icons-material/Add';
import { useEffect, useRef, useState } from 'react';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Changes } from '../../../shared/contract/shapes.ts';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import { fieldOf } from '../../../shared/registers/register.ts';
import { isEntrusted } from '../../../shared/rules/mediation/caseSource.ts';
import { caseTitle } from '../../../shared/rules/mediation/partyNames.ts';
import { usualCommittee } from '../../../shared/rules/mediation/usualCommittee.ts';
import { call, sentenceOf, sentencesOf } from '../../api/client.ts';
import { useCurrentUser } from '../../api/currentUser.ts';
import { type Office, useOffice } from '../../fields/office.ts';
import { RecordField } from '../../records/RowFields.tsx';
import { useRowForm } from '../../records/useRowForm.ts';
import { go, hrefOf, rowHref } from '../../route.ts';
import {
  Button,
  Callout,
  EmptyState,
  ErrorPanel,
  enterScope,
  enterToNext,
  Field,
  FieldGroup,
  LeaveQuestion,
  notify,
  Page,
  PageHead,
  SkeletonForm,
  TextInput,
  useShortcut,
} from '../../ui/index.ts';
import { useCommittees } from '../useCommittees.ts';
import './intake.css';
import { PartyBlock, type PartyTold } from './PartyBlock.tsx';

type Way = 'lead' | 'applied' | 'accepted';

const matter = ['kind', 'village', 'summary'] as const;
const taken = ['registeredOn', 'source', 'applicationForm', 'sendingUnit', 'committee'] as const;

export default function IntakePage() {
  const { office, failure } = useOffice();
  const committees = useCommittees();
  if (failure !== null && office === null) return <ErrorPanel message={sentenceOf(failure)} />;
  if (!office || committees === undefined) {
    return (
      <Page head={<PageHead title="新收案件" />}>
        <SkeletonForm />
      </Page>
    );
  }
  if (committees?.length === 0) {
    return (
      <EmptyState
        title="还没有人民调解委员会"
        action={
          <Button kind="main" href={hrefOf('register', 'peopleCommittee', { row: 'new' })}>
            登记调委会
          </Button>
        }
      >
        案件由人民调解委员会受理，卷号按调委会编。先在“人民调解委员会”台账里登记本乡镇的调委会。
      </EmptyState>
    );
  }
  return <IntakeForm office={office} usual={committees === null ? undefined : usualCommittee(committees)} />;
}

interface IntakeFormProps {
  office: Office;
  usual: { id: string; name: string } | undefined;
}

interface Block {
  key: number;
  title: string;
  side: string;
}

function IntakeForm({ office, usual }: IntakeFormProps) {
  const user = useCurrentUser()?.name ?? '';
  const form = useRowForm(mediationCase, null, {
    values: {
      registeredOn: office.today,
      registrar: user,
      source: '1',
      applicationForm: '2',
      ...(usual ? { committee: usual.id } : {}),
    },
    ...(usual ? { titles: { committee: usual.name } } : {}),
  });
  const [blocks, setBlocks] = useState<readonly Block[]>([
    { key: 1, title: '申请人', side: '1' },
    { key: 2, title: '被申请人', side: '2' },
  ]);
  const told = useRef(new Map<number, PartyTold>());
  const [names, setNames] = useState<Readonly<Record<number, string>>>({});
  const [partiesDirty, setPartiesDirty] = useState(false);
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState<Way | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [done, setDone] = useState<{ case: string; stays: boolean } | null>(null);

  const tell = (key: number) => (party: PartyTold) => {
    told.current.set(key, party);
    if ((names[key] ?? '') !== party.name) setNames((before) => ({ ...before, [key]: party.name }));
    const dirty = [...told.current.values()].some(({ form: { dirty: typed } }) => typed);
    if (dirty !== partiesDirty) setPartiesDirty(dirty);
  };
  const named = blocks.filter(({ key }) => (names[key] ?? '') !== '');
  const kindCode = form.field(fieldOf(mediationCase, 'kind')).value;
  const kind = office.table('disputeKind')?.entries.find(({ code }) => code === kindCode)?.name ?? null;
  const suggested =
    named.length === 0
      ? ''
      : caseTitle(
          named.map(({ key, side }) => ({ side, name: names[key] ?? '', organisation: null })),
          kind,
        );
  const source = form.field(fieldOf(mediationCase, 'source')).value;
  const isHandedOver = isEntrusted(typeof source === 'string' ? source : null);

  /** With `stays` the clerk is on the way elsewhere and is not led to the case. */
  const save = async (way: Way, stays = false) => {
    const parties = blocks.flatMap(({ key }) => {
      const party = told.current.get(key);
      return party && party.name !== '' ? [party] : [];
    });
    const unreadable = [form, ...[...told.current.values()].map((party) => party.form)].flatMap(
      (each) => each.unreadable,
    );
    if (unreadable.length > 0) {
      setFailure(unreadable.map(({ field, message }) => `${field.label}：${message}`).join(''));
      return false;
    }
    const on = String(form.field(fieldOf(mediationCase, 'registeredOn')).value ?? office.today);
    setBusy(way);
    setFailure(null);
    try {
      const answer = await call('mediation.intake', {
        case: headOf(form.changes, way, title.trim() || suggested, on),
        parties: parties.map((party) => party.form.changes),
        ...(way === 'accepted' ? { accept: { on, registrar: user } } : {}),
      });
      const warnings = answer.problems.filter(({ level }) => level === 'warning').map(({ message }) => message);
      const words = answer.number === null ? '已登记' : `已受理，卷号 ${answer.number}`;
      notify(
        warnings.length > 0
          ? { text: `${words}。请核对：${[...new Set(warnings)].slice(0, 2).join('；')}`, tone: 'warning' }
          : { text: words },
      );
      setDone({ case: answer.case, stays });
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.problems?.length) form.refuse(error.problems);
      setFailure(sentencesOf(error));
      return false;
    } finally {
      setBusy(null);
    }
  };
  // Once nothing is held any more.
  useEffect(() => {
    if (done !== null && !done.stays) void go(rowHref(mediationCase.key, done.case));
  }, [done]);
  const accept = () => busy === null && void save('accepted');
  useShortcut('Ctrl+S', accept);

  const add = (side: string, words: string) =>
    setBlocks([...blocks, { key: Math.max(...blocks.map(({ key }) => key)) + 1, title: words, side }]);
  const remove = (key: number) => {
    told.current.delete(key);
    setBlocks(blocks.filter((block) => block.key !== key));
  };
  const dirty = done === null && (form.dirty || partiesDirty || title !== '');

  return (
    <Page
      head={
        <PageHead
          title="新收案件"
          description="先记下谁、和谁、什么事，其余以后补。Enter 到下一栏，Ctrl+S 登记并受理。"
        />
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter is passed on between the inputs inside */}
      <div className="pm-intake" onKeyDown={enterToNext} {...{ [enterScope]: '' }}>
        <div className="pm-intake-parties">
          {blocks.map(({ key, title: words, side }, place) => (
            <PartyBlock
              key={key}
              title={words}
              side={side}
              office={office}
              autoFocus={place === 0}
              onTell={tell(key)}
              {...(place > 1 ? { onRemove: () => remove(key) } : {})}
            />
          ))}
          <div className="pm-intake-more">
            <Button kind="quiet" icon={<AddIcon />} onClick={() => add('1', '申请人')}>
              再加申请人
            </Button>
            <Button kind="quiet" icon={<AddIcon />} onClick={() => add('2', '被申请人')}>
              再加被申请人
            </Button>
          </div>
        </div>
        <section className="pm-intake-matter">
          <FieldGroup title="什么事">
            {matter.map((key) => (
              <RecordField
                key={key}
                field={fieldOf(mediationCase, key)}
                register={mediationCase}
                office={office}
                base={null}
                form={form}
                bare
              />
            ))}
            <Field label="纠纷名称" help={suggested === '' ? '留空由程序代拟。' : '留空用上面灰色的名称。'}>
              <TextInput value={title} onChange={setTitle} placeholder={suggested} maxLength={100} />
            </Field>
          </FieldGroup>
          <FieldGroup title="怎么来的">
            {taken
              .filter((key) => key !== 'sendingUnit' || isHandedOver)
              .map((key) => (
                <RecordField
                  key={key}
                  field={fieldOf(mediationCase, key)}
                  register={mediationCase}
                  office={office}
                  base={null}
                  form={form}
                  bare
                />
              ))}
          </FieldGroup>
        </section>
        <footer className="pm-intake-foot">
          <div className="pm-intake-said">
            {failure !== null && <ErrorPanel compact message={failure} />}
            {failure === null && (
              <Callout>对方还没有联系上的先登记线索或者申请；双方都愿意调解的可以直接受理，同时编卷号。</Callout>
            )}
          </div>
          <Button
            hint="还没有征得当事人同意：不记申请"
            disabled={busy !== null}
            busy={busy === 'lead'}
            onClick={() => void save('lead')}
          >
            登记线索
          </Button>
          <Button
            hint="今天申请，等待受理"
            disabled={busy !== null}
            busy={busy === 'applied'}
            onClick={() => void save('applied')}
          >
            登记申请
          </Button>
          <Button
            kind="main"
            shortcut="Ctrl+S"
            enterTarget
            disabled={busy !== null}
            busy={busy === 'accepted'}
            onClick={accept}
          >
            登记并受理
          </Button>
        </footer>
      </div>
      <LeaveQuestion dirty={dirty} title="案件还没有登记" onSave={() => save('applied', true)} />
    </Page>
  );
}

/** A lead has no application yet: where it comes from is written when the parties agree. */
function headOf(changes: Changes, way: Way, title: string, on: string): Changes {
  const head: Changes = { ...changes, ...(title === '' ? {} : { title }) };
  if (way !== 'lead') return { ...head, appliedOn: on };
  const { source: _, applicationForm: __, ...rest } = head;
  return rest;
}
