// Organisations that are parties in the demo's cases. Their codes carry the county 433199, which is assigned to none.
import type { RowValues } from '../../../shared/fields/field.ts';
import { creditCheckCharacter, organisationCheckCharacter } from '../../../shared/rules/creditCode.ts';
import type { OrganisationKey } from './caseStories.ts';

interface Organisation {
  /** First two characters: 91 companies, 92 sole traders, 93 cooperatives, 52 non-profit. */
  kind: string;
  serial: string;
  name: string;
  address: string;
  head: string;
  post: string;
  phone: string;
}

const organisations: Readonly<Record<OrganisationKey, Organisation>> = {
  builder: {
    kind: '91',
    serial: 'MA4L0P1K',
    name: '迁陵宏基建筑劳务有限公司',
    address: '迁陵镇新建路18号',
    head: '彭昌盛',
    post: '总经理',
    phone: '0743-7722231',
  },
  property: {
    kind: '91',
    serial: 'MA4L0P2H',
    name: '迁陵安居物业服务有限公司',
    address: '迁陵镇酉水路66号',
    head: '田宏伟',
    post: '经理',
    phone: '0743-7722232',
  },
  shop: {
    kind: '92',
    serial: 'MA4L0P3F',
    name: '迁陵惠民家电经营部',
    address: '迁陵镇集贸市场12号',
    head: '向春桃',
    post: '经营者',
    phone: '0743-7722233',
  },
  clinic: {
    kind: '92',
    serial: 'MA4L0P4D',
    name: '迁陵康和诊所',
    address: '迁陵镇解放路9号',
    head: '石清华',
    post: '负责人',
    phone: '0743-7722234',
  },
  restaurant: {
    kind: '92',
    serial: 'MA4L0P5B',
    name: '迁陵土家人家酒楼',
    address: '迁陵镇酉水路21号',
    head: '龙美珍',
    post: '经营者',
    phone: '0743-7722235',
  },
  cooperative: {
    kind: '93',
    serial: 'MA4L0P69',
    name: '迁陵清水湾稻鱼养殖专业合作社',
    address: '迁陵镇清水湾1组',
    head: '张正华',
    post: '理事长',
    phone: '0743-7722236',
  },
};

/** What a party's record says of an organisation. */
export function organisationValues(key: OrganisationKey): RowValues & { organisation: string } {
  const { kind, serial, name, address, head, post, phone } = organisations[key];
  const seventeen = `${kind}433199${serial}${organisationCheckCharacter(serial)}`;
  return {
    organisation: name,
    creditCode: seventeen + creditCheckCharacter(seventeen),
    organisationAddress: address,
    legalRepresentative: head,
    representativePost: post,
    organisationPhone: phone,
  };
}
