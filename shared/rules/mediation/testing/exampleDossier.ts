// Three cases of an invented town, for tests and for looking at documents: one written and complete, one oral, one that
// came to no agreement. Nobody in them exists.
import type {
  AgentFacts,
  AgreementFacts,
  CaseHead,
  CaseMediatorFacts,
  ConfirmationFacts,
  ConsultationFacts,
  Dossier,
  EvidenceFacts,
  ExtensionFacts,
  InquiryFacts,
  MediatorFacts,
  Part,
  PartyFacts,
  PerformanceFacts,
  SessionFacts,
  SignatureFacts,
  StatementFacts,
  TaskFacts,
  VisitFacts,
} from '../dossier.ts';

/** A record with every value of its kind empty but those given; `enteredOn` is the day on which it was entered. */
type Given<Facts extends Part> = Partial<Facts> & { id: string; enteredOn: string };

const blankCase: CaseHead = {
  id: 'case',
  version: 1,
  enteredOn: '2026-03-02',
  number: null,
  title: null,
  committee: 'committee',
  room: null,
  registeredOn: null,
  happenedOn: null,
  village: null,
  place: null,
  kind: null,
  event: null,
  provincialKind: null,
  scale: null,
  summary: null,
  request: null,
  amount: null,
  people: null,
  difficulty: null,
  forecast: null,
  forecastMeasures: null,
  prevented: null,
  preventedPeople: null,
  source: null,
  channel: null,
  applicationForm: null,
  appliedOn: null,
  sendingUnit: null,
  acceptedOn: null,
  registrar: null,
  noticeOn: null,
  noticeForm: null,
  openMediation: null,
  refusedOn: null,
  refusalReasons: null,
  refusalNote: null,
  refusalTold: null,
  terminatedOn: null,
  terminationReasons: null,
  terminationNote: null,
  remedyToldOn: null,
  disputePoints: null,
  separationAdvice: null,
  fee: 0,
  keeping: null,
  filedBy: null,
  filedOn: null,
  checkedBy: null,
  checkedOn: null,
  archivedOn: null,
  dispute: null,
  note: null,
};

/** A case head. */
export function caseHead(given: Partial<CaseHead> = {}): CaseHead {
  return { ...blankCase, ...given };
}

/** A party; a natural person on the applicants' side unless said otherwise. */
export function party(given: Given<PartyFacts>): PartyFacts {
  return {
    version: 1,
    side: '1',
    position: 1,
    kind: '1',
    name: null,
    person: null,
    sex: null,
    ethnic: null,
    birthDay: null,
    idNumber: null,
    occupation: null,
    phone: null,
    address: null,
    village: null,
    education: null,
    organisation: null,
    creditCode: null,
    organisationAddress: null,
    legalRepresentative: null,
    representativePost: null,
    organisationPhone: null,
    consent: '1',
    sidePeople: null,
    isRepresentative: null,
    chosenMediator: null,
    chosenOn: null,
    noticeSignedOn: null,
    note: null,
    ...given,
  };
}

/** An agent. */
export function agent(given: Given<AgentFacts>): AgentFacts {
  return {
    version: 1,
    party: null,
    name: null,
    idNumber: null,
    occupation: null,
    address: null,
    phone: null,
    kind: null,
    powers: null,
    otherPowers: null,
    signedOn: null,
    note: null,
    ...given,
  };
}

/** A mediator of the case; presides and was named by the committee unless said otherwise. */
export function caseMediator(given: Given<CaseMediatorFacts>): CaseMediatorFacts {
  return {
    version: 1,
    mediator: null,
    role: '1',
    source: '1',
    from: null,
    until: null,
    challengedBy: null,
    challengedOn: null,
    challengeReason: null,
    note: null,
    ...given,
  };
}

/** A mediator of the pool. */
export function poolMediator(given: Partial<MediatorFacts> & { id: string; name: string }): MediatorFacts {
  return { person: `person of ${given.id}`, idNumber: null, phone: null, address: null, ...given };
}

/** An inquiry. */
export function inquiry(given: Given<InquiryFacts>): InquiryFacts {
  return {
    version: 1,
    heldOn: null,
    startTime: null,
    endTime: null,
    place: null,
    inquired: null,
    participants: null,
    inquirer: null,
    recorder: null,
    minutes: null,
    note: null,
    ...given,
  };
}

/** A piece of evidence. */
export function evidence(given: Given<EvidenceFacts>): EvidenceFacts {
  return { version: 1, position: 1, name: null, source: null, pages: null, note: null, ...given };
}

/** A session. */
export function session(given: Given<SessionFacts>): SessionFacts {
  return {
    version: 1,
    heldOn: null,
    startTime: null,
    endTime: null,
    place: null,
    subject: null,
    presentParties: null,
    invited: null,
    invitedAgreed: null,
    units: null,
    mediators: null,
    recorder: null,
    minutes: null,
    result: null,
    failure: null,
    signedOn: null,
    note: null,
    ...given,
  };
}

/** An agreed extension of the month. */
export function extension(given: Given<ExtensionFacts>): ExtensionFacts {
  return { version: 1, agreedOn: null, until: null, allAgreed: null, reason: null, note: null, ...given };
}

/** A joint consultation. */
export function consultation(given: Given<ConsultationFacts>): ConsultationFacts {
  return {
    version: 1,
    heldOn: null,
    place: null,
    host: null,
    units: null,
    issue: null,
    opinions: null,
    decision: null,
    recorder: null,
    note: null,
    ...given,
  };
}

/** A task of a consultation. */
export function task(given: Given<TaskFacts>): TaskFacts {
  return {
    version: 1,
    consultation: null,
    task: null,
    unit: null,
    owner: null,
    dueOn: null,
    doneOn: null,
    result: null,
    ...given,
  };
}

/** An agreement, written unless said otherwise. */
export function agreement(given: Given<AgreementFacts>): AgreementFacts {
  return {
    version: 1,
    form: '2',
    number: null,
    reachedOn: null,
    facts: null,
    content: null,
    performance: null,
    ways: null,
    amount: null,
    immediate: null,
    copies: null,
    mediatorSignedOn: null,
    sealedOn: null,
    effectiveOn: null,
    state: null,
    stateOn: null,
    lawsuit: null,
    replacedOn: null,
    replacedReason: null,
    note: null,
    ...given,
  };
}

/** A signature under an agreement. */
export function signature(given: Given<SignatureFacts>): SignatureFacts {
  return { version: 1, agreement: null, party: null, way: '1', signedOn: null, byAgent: null, ...given };
}

/** A thing agreed to be done. */
export function performance(given: Given<PerformanceFacts>): PerformanceFacts {
  return {
    version: 1,
    agreement: null,
    what: null,
    amount: null,
    dueOn: null,
    doneOn: null,
    evidence: null,
    urgedOn: null,
    note: null,
    ...given,
  };
}

/** A visit. */
export function visit(given: Given<VisitFacts>): VisitFacts {
  return {
    version: 1,
    agreementNumber: null,
    visitedOn: null,
    visited: null,
    reason: null,
    situation: null,
    performed: null,
    satisfied: null,
    visitor: null,
    recorder: null,
    nextOn: null,
    note: null,
    ...given,
  };
}

/** An application for judicial confirmation. */
export function confirmation(given: Given<ConfirmationFacts>): ConfirmationFacts {
  return {
    version: 1,
    agreement: null,
    court: null,
    appliedOn: null,
    allApply: null,
    identityOnly: null,
    reason: null,
    result: '1',
    decidedOn: null,
    rulingNumber: null,
    note: null,
    ...given,
  };
}

/** A note on the dossier. */
export function statement(given: Given<StatementFacts>): StatementFacts {
  return {
    version: 1,
    text: null,
    writtenBy: null,
    writtenOn: null,
    checkedBy: null,
    checkedOn: null,
    afterArchive: null,
    ...given,
  };
}

/** A case with nothing in it yet but its head. */
export function emptyDossier(given: Partial<Dossier> = {}): Dossier {
  return {
    case: caseHead(),
    parties: [],
    agents: [],
    mediators: [],
    inquiries: [],
    evidence: [],
    sessions: [],
    extensions: [],
    consultations: [],
    tasks: [],
    agreements: [],
    signatures: [],
    performances: [],
    visits: [],
    confirmations: [],
    statements: [],
    pool: [],
    committee: { name: '青溪镇人民调解委员会', shortName: '青溪', kind: '3', address: '青溪镇民安街12号' },
    roomName: null,
    villageName: null,
    scans: {},
    ...given,
  };
}

const tian: PartyFacts = party({
  id: 'party-tian',
  enteredOn: '2026-03-02',
  name: '田秀英',
  person: 'person-tian',
  sex: '2',
  ethnic: '15',
  birthDay: '1985-06-15',
  idNumber: '433125198506152020',
  occupation: '务农',
  phone: '13800000001',
  address: '青溪镇白岩村3组',
  noticeSignedOn: '2026-03-03',
});
const peng: PartyFacts = party({
  id: 'party-peng',
  enteredOn: '2026-03-02',
  side: '2',
  name: '彭长贵',
  person: 'person-peng',
  sex: '1',
  ethnic: '15',
  birthDay: '1978-09-21',
  idNumber: '433125197809211011',
  occupation: '务农',
  phone: '13800000002',
  address: '青溪镇白岩村5组',
  noticeSignedOn: '2026-03-03',
});
const xiang = poolMediator({
  id: 'mediator-xiang',
  person: 'person-xiang',
  name: '向德明',
  idNumber: '43312519680412001X',
  phone: '13800000003',
  address: '青溪镇民安街3号',
});
const village = { villageName: '白岩村', roomName: '白岩村调解室' };

/** A written case that is complete: applied for, accepted, two sessions, agreement in force, performed, visited. */
export function writtenCase(): Dossier {
  const facts =
    '2026年2月20日，彭长贵在自家地界修建围墙，围墙基础越过双方原有地界约0.6米，挡住田秀英家的排水沟，雨后积水浸泡田秀英家的菜地。' +
    '双方对地界位置和菜地损失各执一词。';
  return emptyDossier({
    case: caseHead({
      number: '（2026）青溪人调字第7号',
      title: '田秀英与彭长贵邻里纠纷',
      room: 'room',
      registeredOn: '2026-03-02',
      happenedOn: '2026-02-20',
      village: 'village',
      place: '白岩村5组',
      kind: '02',
      scale: '01',
      summary: facts,
      request: '拆除越界的围墙\n疏通排水沟\n赔偿菜地损失2000元',
      amount: 200000,
      people: 2,
      difficulty: '2',
      forecast: '1',
      source: '1',
      applicationForm: '1',
      appliedOn: '2026-03-02',
      acceptedOn: '2026-03-03',
      registrar: '石小兰',
      noticeOn: '2026-03-03',
      noticeForm: '1',
      openMediation: false,
    }),
    parties: [tian, peng],
    mediators: [
      caseMediator({
        id: 'caseMediator-xiang',
        enteredOn: '2026-03-03',
        mediator: xiang.id,
        from: '2026-03-03',
      }),
    ],
    inquiries: [
      inquiry({
        id: 'inquiry',
        enteredOn: '2026-03-05',
        heldOn: '2026-03-05',
        startTime: '09:00',
        endTime: '10:20',
        place: '白岩村5组现场',
        inquired: '梁正国',
        participants: '白岩村5组组长梁正国',
        inquirer: '向德明',
        recorder: '石小兰',
        minutes:
          '问：你是否了解两家的地界？\n答：了解。老地界以水沟中线为准，是二十年前分地时定的。\n问：围墙是什么时候修的？\n答：今年2月20日前后。',
      }),
    ],
    evidence: [
      evidence({
        id: 'evidence-1',
        enteredOn: '2026-03-05',
        position: 1,
        name: '现场照片',
        source: '向德明拍摄',
        pages: 2,
      }),
      evidence({
        id: 'evidence-2',
        enteredOn: '2026-03-05',
        position: 2,
        name: '土地承包经营权证复印件',
        source: '田秀英提供',
        pages: 3,
      }),
    ],
    sessions: [
      session({
        id: 'session-1',
        enteredOn: '2026-03-10',
        heldOn: '2026-03-10',
        startTime: '09:00',
        endTime: '11:00',
        place: '白岩村调解室',
        subject: '地界和排水纠纷',
        presentParties: '田秀英、彭长贵',
        invited: '梁正国',
        invitedAgreed: true,
        mediators: '向德明',
        recorder: '石小兰',
        minutes:
          '人民调解委员会已将人民调解的相关规定告知各方当事人。\n田秀英：围墙要拆，菜地要赔。\n彭长贵：围墙可以退，赔偿太多。',
        result: '3',
        signedOn: '2026-03-10',
      }),
      session({
        id: 'session-2',
        enteredOn: '2026-03-18',
        heldOn: '2026-03-18',
        startTime: '14:30',
        endTime: '16:00',
        place: '白岩村调解室',
        subject: '地界和排水纠纷',
        presentParties: '田秀英、彭长贵',
        mediators: '向德明',
        recorder: '石小兰',
        minutes: '经调解员讲解民法典关于相邻关系的规定，双方同意以水沟中线为界，彭长贵退墙并补偿损失。',
        result: '1',
        signedOn: '2026-03-18',
      }),
    ],
    agreements: [
      agreement({
        id: 'agreement',
        enteredOn: '2026-03-18',
        number: '（2026）青溪人调字第7号',
        reachedOn: '2026-03-18',
        facts,
        content:
          '一、双方以水沟中线为界。\n二、彭长贵拆除越界部分的围墙，疏通排水沟。\n三、彭长贵补偿田秀英菜地损失1500元。',
        performance: '围墙于2026年4月1日前拆除；补偿款1500元于2026年4月15日前以现金一次付清。',
        ways: ['2', '7'],
        amount: 150000,
        immediate: false,
        copies: 3,
        mediatorSignedOn: '2026-03-18',
        sealedOn: '2026-03-19',
        effectiveOn: '2026-03-19',
        state: '1',
        stateOn: '2026-04-12',
      }),
    ],
    signatures: [
      signature({
        id: 'signature-tian',
        enteredOn: '2026-03-18',
        agreement: 'agreement',
        party: tian.id,
        way: '3',
        signedOn: '2026-03-18',
      }),
      signature({
        id: 'signature-peng',
        enteredOn: '2026-03-18',
        agreement: 'agreement',
        party: peng.id,
        signedOn: '2026-03-18',
      }),
    ],
    performances: [
      performance({
        id: 'performance-wall',
        enteredOn: '2026-03-18',
        agreement: 'agreement',
        what: '拆除越界围墙，疏通排水沟',
        dueOn: '2026-04-01',
        doneOn: '2026-03-29',
        evidence: '现场照片',
      }),
      performance({
        id: 'performance-money',
        enteredOn: '2026-03-18',
        agreement: 'agreement',
        what: '补偿菜地损失',
        amount: 150000,
        dueOn: '2026-04-15',
        doneOn: '2026-04-12',
        evidence: '收条',
      }),
    ],
    visits: [
      visit({
        id: 'visit',
        enteredOn: '2026-04-20',
        agreementNumber: '（2026）青溪人调字第7号',
        visitedOn: '2026-04-20',
        visited: '田秀英、彭长贵',
        reason: '田秀英与彭长贵邻里纠纷',
        situation: '围墙已拆，排水畅通，补偿款已付清，双方满意，没有起诉，没有激化隐患。',
        performed: true,
        satisfied: '01',
        visitor: '向德明',
        recorder: '石小兰',
      }),
    ],
    pool: [xiang],
    ...village,
    scans: { scanIdentity: 2, scanReceipt: 1 },
  });
}

/** An oral case: applied for by telephone, settled on the spot, done at once. */
export function oralCase(): Dossier {
  return emptyDossier({
    case: caseHead({
      enteredOn: '2026-05-06',
      number: '（2026）青溪人调字第12号',
      title: '田秀英与彭长贵邻里纠纷',
      registeredOn: '2026-05-06',
      happenedOn: '2026-05-05',
      village: 'village',
      kind: '02',
      scale: '01',
      summary: '彭长贵家的鸡吃了田秀英家的菜苗，双方发生争吵。',
      amount: 10000,
      people: 2,
      difficulty: '1',
      forecast: '1',
      source: '1',
      applicationForm: '2',
      appliedOn: '2026-05-06',
      acceptedOn: '2026-05-06',
      registrar: '石小兰',
      noticeOn: '2026-05-06',
      noticeForm: '2',
    }),
    parties: [
      { ...tian, enteredOn: '2026-05-06', noticeSignedOn: null },
      { ...peng, enteredOn: '2026-05-06', noticeSignedOn: null },
    ],
    mediators: [
      caseMediator({ id: 'caseMediator-xiang', enteredOn: '2026-05-06', mediator: xiang.id, from: '2026-05-06' }),
    ],
    sessions: [session({ id: 'session-1', enteredOn: '2026-05-06', heldOn: '2026-05-06', result: '1' })],
    agreements: [
      agreement({
        id: 'agreement',
        enteredOn: '2026-05-06',
        form: '1',
        number: '（2026）青溪人调字第12号',
        reachedOn: '2026-05-06',
        facts: '彭长贵家的鸡吃了田秀英家的菜苗，双方对损失多少有争议。',
        content: '彭长贵当场补偿田秀英100元，今后将鸡圈养。',
        performance: '现金，当场付清。',
        ways: ['7'],
        amount: 10000,
        immediate: true,
        mediatorSignedOn: '2026-05-06',
        sealedOn: '2026-05-08',
        effectiveOn: '2026-05-06',
      }),
    ],
    pool: [xiang],
    ...village,
  });
}

/** A case handed over by the court that came to no agreement; both sides were told of the other ways. */
export function terminatedCase(): Dossier {
  const quarry = party({
    id: 'party-quarry',
    enteredOn: '2026-06-01',
    side: '2',
    kind: '2',
    name: '青溪石材有限公司',
    organisation: '青溪石材有限公司',
    creditCode: '91350100M000100Y43',
    organisationAddress: '青溪镇工业园2号',
    legalRepresentative: '龙建华',
    representativePost: '经理',
    organisationPhone: '0743-5550000',
    noticeSignedOn: '2026-06-03',
  });
  return emptyDossier({
    case: caseHead({
      enteredOn: '2026-06-01',
      number: '（2026）青溪人调字第18号',
      title: '田秀英与青溪石材有限公司损害赔偿纠纷',
      registeredOn: '2026-06-01',
      happenedOn: '2026-04-30',
      village: 'village',
      kind: '06',
      scale: '01',
      summary: '田秀英称石材公司放炮震裂其房屋墙体，要求赔偿修缮费用；公司认为裂缝与放炮无关。',
      request: '赔偿房屋修缮费用30000元',
      amount: 3000000,
      people: 2,
      difficulty: '3',
      forecast: '1',
      source: '3',
      appliedOn: '2026-06-01',
      sendingUnit: '青溪县人民法院',
      acceptedOn: '2026-06-02',
      registrar: '石小兰',
      noticeOn: '2026-06-03',
      noticeForm: '1',
      terminatedOn: '2026-06-25',
      terminationReasons: ['3'],
      terminationNote: '双方对裂缝成因和赔偿数额分歧较大。',
      remedyToldOn: '2026-06-25',
      disputePoints: '墙体裂缝与放炮作业有无因果关系',
      separationAdvice: '建议先行鉴定',
    }),
    parties: [{ ...tian, enteredOn: '2026-06-01', noticeSignedOn: '2026-06-03' }, quarry],
    agents: [
      agent({
        id: 'agent',
        enteredOn: '2026-06-02',
        party: quarry.id,
        name: '罗敏',
        idNumber: '433125199003023029',
        occupation: '办公室主任',
        address: '青溪镇工业园2号',
        phone: '13800000004',
        kind: '3',
        powers: ['4', '5'],
        signedOn: '2026-06-02',
      }),
    ],
    mediators: [
      caseMediator({ id: 'caseMediator-xiang', enteredOn: '2026-06-02', mediator: xiang.id, from: '2026-06-02' }),
    ],
    sessions: [
      session({
        id: 'session-1',
        enteredOn: '2026-06-25',
        heldOn: '2026-06-25',
        startTime: '09:00',
        endTime: '11:30',
        place: '青溪镇人民调解委员会',
        subject: '放炮震裂房屋赔偿',
        presentParties: '田秀英、罗敏（青溪石材有限公司代理人）',
        mediators: '向德明',
        recorder: '石小兰',
        minutes: '双方对裂缝成因各执一词，未能达成协议，已告知可以依法通过仲裁、行政、司法等途径维护权利。',
        result: '2',
        failure: '分歧较大',
        signedOn: '2026-06-25',
      }),
    ],
    pool: [xiang],
    ...village,
    scans: { scanIdentity: 2 },
  });
}
