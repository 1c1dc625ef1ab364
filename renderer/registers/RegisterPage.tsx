// The page of a register, from its declaration alone.
import { useEffect, useState } from 'react';
import { mayCall, type Role } from '../../shared/contract/procedure.ts';
import { findRegister, registers } from '../../shared/registers/index.ts';
import type { Register } from '../../shared/registers/register.ts';
import { sentenceOf } from '../api/client.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { spellOptions } from '../fields/codeOptions.ts';
import { type Office, refreshOffice, useOffice } from '../fields/office.ts';
import { EmptyState, ErrorPanel, Page, PageHead, SkeletonRows } from '../ui/index.ts';
import { RegisterTable, type TableVariant } from './RegisterTable.tsx';
import './registers.css';

interface RegisterPageProps {
  /** Key of the register. */
  part: string;
  query: Readonly<Record<string, string>>;
}

export type { TableVariant };

/** What the signed-in user may do in a register. */
export interface Rights {
  write: boolean;
  /** 主任 and 系统管理: renaming and merging villages. */
  direct: boolean;
}

export default function RegisterPage({ part, query }: RegisterPageProps) {
  const register = findRegister(part);
  if (!register || !registers.includes(register)) {
    return <EmptyState title="没有这个台账">从左侧导航选择。</EmptyState>;
  }
  return <RegisterView register={register} query={query} />;
}

interface RegisterViewProps {
  register: Register;
  query: Readonly<Record<string, string>>;
  variant?: TableVariant;
}

/** The table of a register once the office is known; a page of another feature may make a variant of it. */
export function RegisterView({ register, query, variant }: RegisterViewProps) {
  const { office, failure } = useOffice();
  const session = useAnswer('session.state', {});
  const spelled = useSpelled(register, office);
  const role: Role | undefined = session.data?.user?.role;

  if (office && role) {
    const rights = { write: mayCall(role, 'writer'), direct: mayCall(role, 'director') };
    return <RegisterTable key={register.key} {...{ register, office, spelled, rights, query, variant }} />;
  }
  const wrong = failure === null ? session.failure : sentenceOf(failure);
  return (
    <Page head={<PageHead title={variant?.title ?? register.title} />}>
      {wrong === null ? (
        <SkeletonRows />
      ) : (
        <ErrorPanel
          message={wrong}
          onRetry={() => {
            void refreshOffice();
            void session.reload();
          }}
        />
      )}
    </Page>
  );
}

/** True once the code tables of the register can be found by pinyin; the page does not wait for it. */
function useSpelled(register: Register, office: Office | null): boolean {
  const [spelled, setSpelled] = useState<Office | null>(null);
  useEffect(() => {
    if (!office) return;
    let current = true;
    const tables = register.fields.flatMap((field) => ('table' in field ? (office.table(field.table) ?? []) : []));
    Promise.all(tables.map(spellOptions)).finally(() => current && setSpelled(office));
    return () => {
      current = false;
    };
  }, [register, office]);
  return spelled !== null;
}
