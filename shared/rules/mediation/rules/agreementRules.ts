// R09–R17: what makes an agreement, when it binds, and how the court confirms it.
import {
  currentAgreement,
  effectiveDay,
  lackingForEffect,
  leastCopies,
  oralForm,
  standingAgreements,
} from '../agreements.ts';
import { confirmationDays, confirmationDueDay } from '../clock.ts';
import type { AgreementFacts, Dossier } from '../dossier.ts';
import { partyName } from '../partyNames.ts';
import { type CaseRule, type Finding, inHead, inPart } from './caseRule.ts';

function lastResult({ sessions }: Dossier): string | null {
  return sessions.findLast(({ result }) => result !== null)?.result ?? null;
}

function written(dossier: Dossier): readonly AgreementFacts[] {
  return standingAgreements(dossier).filter(({ form }) => form !== oralForm);
}

function oral(dossier: Dossier): readonly AgreementFacts[] {
  return standingAgreements(dossier).filter(({ form }) => form === oralForm);
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}

function successWithoutAgreement(dossier: Dossier): readonly Finding[] {
  if (lastResult(dossier) !== '1' || currentAgreement(dossier) !== null) return [];
  if (dossier.case.terminatedOn !== null) return [];
  const what = '调解成功的，应当制作协议书或者记录口头协议';
  return [inPart('caseAgreement', null, null, what, '请补录协议')];
}

function twoAgreements(dossier: Dossier): readonly Finding[] {
  const standing = standingAgreements(dossier);
  return standing.slice(1).map(({ id }) => {
    const what = '一件案件只能有一份有效的协议（协议书或者口头协议登记表）';
    return inPart('caseAgreement', id, 'form', what, '协议变更的，请先填写原协议的变更（失效）日期');
  });
}

/** R10 (人民调解法 26): who ends mediation tells the parties of the other ways. */
function remedyNotTold(dossier: Dossier): readonly Finding[] {
  const { terminatedOn, remedyToldOn, terminationReasons } = dossier.case;
  if (currentAgreement(dossier) !== null) return [];
  if (terminatedOn === null) {
    if (lastResult(dossier) !== '2') return [];
    const what = '调解不成的，应当终止调解并告知当事人其他救济途径';
    return [inHead(dossier, 'terminatedOn', what, '请办理终止，或者另行安排调解')];
  }
  const findings: Finding[] = [];
  if (remedyToldOn === null) {
    const what = '终止调解时没有告知当事人可以通过仲裁、行政、司法等途径维护权利的记录';
    findings.push(inHead(dossier, 'remedyToldOn', what, '请告知当事人并填写告知日期'));
  }
  if (terminationReasons === null || terminationReasons.length === 0) {
    findings.push(inHead(dossier, 'terminationReasons', '终止调解没有写明原因', '请选择终止原因'));
  }
  return findings;
}

function refusalNotTold(dossier: Dossier): readonly Finding[] {
  const { acceptedOn, refusedOn, refusalReasons, refusalTold } = dossier.case;
  if (refusedOn === null || acceptedOn !== null) return [];
  const findings: Finding[] = [];
  if (refusalReasons === null || refusalReasons.length === 0) {
    findings.push(inHead(dossier, 'refusalReasons', '不予受理没有写明原因', '请选择不予受理原因'));
  }
  if (isBlank(refusalTold)) {
    const what = '不予受理时没有告知当事人到哪里解决的记录';
    findings.push(inHead(dossier, 'refusalTold', what, '请填写告知的其他途径'));
  }
  return findings;
}

/** R11: what the form of the agreement consists of. */
function emptyBlocks(dossier: Dossier): readonly Finding[] {
  return written(dossier).flatMap((agreement) => {
    const blocks = [
      { field: 'facts', label: '纠纷主要事实、争议事项', value: agreement.facts },
      { field: 'content', label: '协议内容', value: agreement.content },
      { field: 'performance', label: '履行方式、时限', value: agreement.performance },
    ].filter(({ value }) => isBlank(value));
    const findings: Finding[] = [];
    if (blocks.length > 0) {
      const what = `协议书没有写${blocks.map(({ label }) => label).join('、')}`;
      findings.push(inPart('caseAgreement', agreement.id, blocks[0]!.field, what, '请补写'));
    }
    if (new Set(dossier.parties.map(({ side }) => side)).size < 2) {
      const what = '协议书没有载明各方当事人';
      findings.push(inPart('caseParty', dossier.parties[0]?.id ?? null, 'side', what, '请补充当事人'));
    }
    return findings;
  });
}

function notEffective(dossier: Dossier): readonly Finding[] {
  return written(dossier).flatMap((agreement) => {
    const lacking = lackingForEffect(dossier, agreement);
    if (lacking.length > 0) {
      const field = agreement.mediatorSignedOn === null ? 'mediatorSignedOn' : 'sealedOn';
      const what = `协议书还没有生效，缺${lacking.join('、')}`;
      return [inPart('caseAgreement', agreement.id, field, what, '请补齐签署和盖章的日期')];
    }
    return wrongEffect(dossier, agreement, '各方签署、调解员签名和盖章齐备之日');
  });
}

function wrongEffect(dossier: Dossier, agreement: AgreementFacts, rule: string): readonly Finding[] {
  const day = effectiveDay(dossier, agreement);
  if (agreement.effectiveOn === null || day === null || agreement.effectiveOn === day) return [];
  const what = `协议生效日期应为${rule}（${day}），现为${agreement.effectiveOn}`;
  return [inPart('caseAgreement', agreement.id, 'effectiveOn', what, '请重新保存协议')];
}

function fewCopies(dossier: Dossier): readonly Finding[] {
  const least = leastCopies(dossier.parties.length);
  return written(dossier)
    .filter(({ copies }) => copies !== null && copies < least)
    .map(({ id, copies }) => {
      const what = `协议书一式${copies}份，当事人和人民调解委员会各持一份至少要${least}份`;
      return inPart('caseAgreement', id, 'copies', what, '请核对份数');
    });
}

/** R14 and 人民调解法 28: an oral agreement binds at once, and the mediator records what was agreed. */
function oralNotRecorded(dossier: Dossier): readonly Finding[] {
  return oral(dossier).flatMap((agreement) => {
    if (!isBlank(agreement.content)) return [];
    const what = '口头协议没有记录协议内容';
    return [inPart('caseAgreement', agreement.id, 'content', what, '请补记协议内容')];
  });
}

interface Application {
  confirmation: Dossier['confirmations'][number];
  agreement: AgreementFacts;
}

function applications(dossier: Dossier): readonly Application[] {
  return dossier.confirmations.flatMap((confirmation) => {
    const agreement = dossier.agreements.find(({ id }) => id === confirmation.agreement);
    return agreement === undefined ? [] : [{ confirmation, agreement }];
  });
}

function outsideThirtyDays(dossier: Dossier): readonly Finding[] {
  return applications(dossier).flatMap(({ confirmation: { id, appliedOn, allApply }, agreement }) => {
    const at = (field: string, what: string, mend: string) => inPart('caseConfirmation', id, field, what, mend);
    if (allApply === false) {
      return [at('allApply', '司法确认由各方当事人共同申请，不能只由一方申请', '请由各方当事人共同申请')];
    }
    if (appliedOn === null) return [];
    const effectiveOn = effectiveDay(dossier, agreement);
    if (effectiveOn === null) {
      return [at('appliedOn', '协议还没有生效，不能申请司法确认', '请先补齐协议的签署和盖章日期')];
    }
    if (appliedOn < effectiveOn) {
      const what = `申请司法确认的日期（${appliedOn}）早于协议生效日期（${effectiveOn}）`;
      return [at('appliedOn', what, '请改正日期')];
    }
    const last = confirmationDueDay(effectiveOn);
    if (appliedOn <= last) return [];
    const what = `申请司法确认应当在协议生效之日起${confirmationDays}日内，最迟${last}，现为${appliedOn}`;
    return [at('appliedOn', what, '请核对日期；确已超过期限的，当事人可以依法另行起诉')];
  });
}

/** Each party signs an agreement once: a second entry would move the day from which it binds. */
function signedTwice(dossier: Dossier): readonly Finding[] {
  return dossier.signatures.flatMap(({ id, agreement, party }, index) => {
    const first = dossier.signatures.findIndex((each) => each.agreement === agreement && each.party === party);
    if (party === null || first === index) return [];
    const signer = dossier.parties.find((each) => each.id === party);
    const what = `${signer === undefined ? '这个当事人' : partyName(signer)}的签署已经登记过`;
    return [inPart('caseSignature', id, 'party', what, '日期或者方式有误的，请改正原来那一条')];
  });
}

/** The court looks at an agreement once at a time, and not again once it is confirmed. */
function confirmedTwice(dossier: Dossier): readonly Finding[] {
  const stands = dossier.confirmations.filter(({ result }) => result === '1' || result === '2');
  return stands.flatMap(({ id, agreement }, index) => {
    const first = stands.find((each) => each.agreement === agreement)!;
    if (agreement === null || stands.indexOf(first) === index) return [];
    const what = `这份协议已在${first.appliedOn ?? '前面'}申请过司法确认（${first.result === '2' ? '确认有效' : '审查中'}）`;
    return [inPart('caseConfirmation', id, 'appliedOn', what, '法院已有结果的，请填写在原来那一次里')];
  });
}

export const agreementRules: readonly CaseRule[] = [
  {
    rule: 'R09',
    level: 'error',
    stage: 'archive',
    basis: '人民调解法第二十八条',
    check: ({ dossier }) => successWithoutAgreement(dossier),
  },
  {
    rule: 'R09',
    level: 'error',
    stage: 'save',
    basis: '人民调解法第二十八条',
    check: ({ dossier }) => twoAgreements(dossier),
  },
  {
    rule: 'R10',
    level: 'error',
    stage: 'archive',
    basis: '人民调解法第二十六条',
    check: ({ dossier }) => remedyNotTold(dossier),
  },
  {
    rule: 'refusal',
    level: 'error',
    stage: 'archive',
    basis: '人民调解工作若干规定第二十二条',
    check: ({ dossier }) => refusalNotTold(dossier),
  },
  {
    rule: 'R11',
    level: 'error',
    stage: 'archive',
    basis: '人民调解法第二十九条',
    check: ({ dossier }) => emptyBlocks(dossier),
  },
  {
    rule: 'R12',
    level: 'error',
    stage: 'archive',
    basis: '人民调解法第二十九条',
    check: ({ dossier }) => notEffective(dossier),
  },
  {
    rule: 'R13',
    level: 'warning',
    stage: 'archive',
    basis: '人民调解法第二十九条',
    check: ({ dossier }) => fewCopies(dossier),
  },
  {
    rule: 'R14',
    level: 'error',
    stage: 'archive',
    basis: '人民调解法第三十条',
    check: ({ dossier }) => oral(dossier).flatMap((each) => wrongEffect(dossier, each, '达成协议之日')),
  },
  {
    rule: 'oralContent',
    level: 'error',
    stage: 'archive',
    basis: '人民调解法第二十八条',
    check: ({ dossier }) => oralNotRecorded(dossier),
  },
  {
    rule: 'R15',
    level: 'error',
    stage: 'save',
    basis: '人民调解法第三十三条、民事诉讼法第二百零五条',
    check: ({ dossier }) => outsideThirtyDays(dossier),
  },
  {
    rule: 'sameSignature',
    level: 'error',
    stage: 'save',
    basis: null,
    check: ({ dossier }) => signedTwice(dossier),
  },
  {
    rule: 'sameConfirmation',
    level: 'error',
    stage: 'save',
    basis: null,
    check: ({ dossier }) => confirmedTwice(dossier),
  },
  {
    rule: 'R15',
    level: 'error',
    stage: 'archive',
    basis: '人民调解法第三十三条',
    check: ({ dossier }) =>
      dossier.confirmations
        .filter(({ allApply }) => allApply === null)
        .map(({ id }) =>
          inPart(
            'caseConfirmation',
            id,
            'allApply',
            '没有记明司法确认由各方当事人共同申请',
            '请核对后勾选各方当事人共同申请',
          ),
        ),
  },
  {
    rule: 'R16',
    level: 'warning',
    stage: 'archive',
    basis: '民事诉讼法司法解释第三百五十五条',
    check: ({ dossier }) =>
      dossier.confirmations
        .filter(({ identityOnly }) => identityOnly === true)
        .map(({ id }) =>
          inPart(
            'caseConfirmation',
            id,
            'identityOnly',
            '协议只涉及身份关系或者确权，人民法院不予受理司法确认申请',
            '请告知当事人其他途径',
          ),
        ),
  },
  {
    rule: 'R17',
    level: 'warning',
    stage: 'archive',
    basis: '民事诉讼法司法解释第三百五十四条',
    check: ({ dossier }) =>
      applications(dossier)
        .filter(({ agreement }) => agreement.form === oralForm)
        .map(({ confirmation: { id } }) =>
          inPart(
            'caseConfirmation',
            id,
            'agreement',
            '申请司法确认须提交调解协议，本案只有口头协议',
            '请先制作书面协议书',
          ),
        ),
  },
];
