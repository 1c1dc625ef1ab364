import { describe, expect, it } from 'vitest';
import { contract, type ProcedureName } from '../../../shared/contract/index.ts';
import { mayCall, type Role } from '../../../shared/contract/procedure.ts';
import { lookAtKeyring } from '../database/keyringFile.ts';
import { callerOf, emptyTestApp, type TestApp, testApp, testPassword } from '../testing/testApp.ts';

const password = '另一句够长的话2026';

async function addUser(test: TestApp, login: string, role: Role): Promise<string> {
  const { id } = await test.call('users.create', { login, name: `${login}某`, role, newPassword: password });
  return id;
}

describe('signing in', () => {
  it('tells who is signed in, by any spelling of the login', async () => {
    const test = await testApp();
    const { call } = test.another();
    expect(await call('session.state', {})).toMatchObject({ state: 'signedOut', user: null, township: '迁陵镇' });
    const state = await call('session.login', { login: ' 管理员 ', password: testPassword });
    expect(state).toMatchObject({ state: 'signedIn', user: { login: '管理员', role: 'admin' }, autoLockMinutes: 15 });
  });

  it('says the same for a wrong password and an unknown login, and slows down after three', async () => {
    const test = await testApp();
    const { call } = test.another();
    for (const login of ['管理员', '没有这个人']) {
      for (const seconds of [0, 0, 0, 2]) {
        await expect(call('session.login', { login, password: '不对的密码' })).rejects.toMatchObject({
          code: 'unauthenticated',
          details: { reason: 'wrong', seconds },
        });
      }
    }
    const tooSoon = call('session.login', { login: '管理员', password: testPassword });
    await expect(tooSoon).rejects.toMatchObject({
      message: '密码输错次数较多，请等待 2 秒后再试。',
      details: { reason: 'wait', seconds: 2 },
    });
    test.pass(2_000);
    expect(await call('session.login', { login: '管理员', password: testPassword })).toMatchObject({
      state: 'signedIn',
    });
  });

  it('gives a user who was switched off no way to the key, until he is switched on again', async () => {
    const test = await testApp();
    const id = await addUser(test, '小田', 'clerk');
    const wrappings = () => lookAtKeyring(test.folder).keyring?.users.length;
    expect(wrappings()).toBe(2);
    await test.call('users.update', { id, name: '田某', role: 'clerk', active: false });
    expect(wrappings()).toBe(1);
    const other = test.another();
    await expect(other.call('session.login', { login: '小田', password })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await expect(test.call('users.resetPassword', { id, newPassword: '另一个好口令2026' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await test.call('users.update', { id, name: '田某', role: 'clerk', active: true });
    expect(await other.call('session.login', { login: '小田', password })).toMatchObject({ state: 'signedIn' });
    await other.call('session.logout', {});
    await test.call('session.logout', {});
    await expect(test.call('home.today', {})).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('lets many sign in at the same moment on one open file', async () => {
    const test = await testApp();
    await test.call('session.logout', {});
    const windows = [test.another(), test.another(), test.another()];
    await Promise.all(windows.map(({ call }) => call('session.login', { login: '管理员', password: testPassword })));
    // One leaves while the others go on.
    await windows[0]!.call('session.logout', {});
    for (const { call } of windows.slice(1))
      expect(await call('rows.count', { register: 'village' })).toEqual({ rows: 40 });
  });

  it('answers a call under way before the file is closed', async () => {
    const test = await testApp();
    const [today] = await Promise.all([test.call('home.today', {}), test.call('session.logout', {})]);
    expect(today.counts.find(({ register }) => register === 'village')?.rows).toBe(40);
  });
});

describe('locking', () => {
  it('locks by hand, keeps records shut and opens again with the own password only', async () => {
    const test = await testApp();
    const { view } = await test.call('views.open', { register: 'village' });
    expect(await test.call('session.lock', {})).toMatchObject({ state: 'locked' });
    await expect(test.call('views.rows', { view, from: 0, count: 1 })).rejects.toMatchObject({
      code: 'unauthenticated',
      message: '窗口已锁定，请输入密码解锁。',
    });
    await expect(test.call('session.unlock', { password: '不对的密码' })).rejects.toMatchObject({
      details: { reason: 'wrong' },
    });
    expect(await test.call('session.unlock', { password: testPassword })).toMatchObject({ state: 'signedIn' });
    await expect(test.call('views.rows', { view, from: 0, count: 1 })).rejects.toMatchObject({ code: 'notFound' });
  });

  it('locks by itself after the minutes of the office, and a touch puts it off', async () => {
    const test = await testApp();
    await test.call('settings.set', { settings: { autoLockMinutes: 5 } });
    test.pass(4 * 60_000);
    await test.call('session.touch', {});
    test.pass(4 * 60_000);
    expect(await test.call('rows.count', { register: 'village' })).toEqual({ rows: 40 });
    test.pass(5 * 60_000 + 1);
    await expect(test.call('rows.count', { register: 'village' })).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await test.call('session.state', {})).toMatchObject({ state: 'locked', user: { login: '管理员' } });
  });

  it('never locks by itself where the office says 0', async () => {
    const test = await testApp();
    await test.call('settings.set', { settings: { autoLockMinutes: 0 } });
    test.pass(12 * 3_600_000);
    expect(await test.call('rows.count', { register: 'village' })).toEqual({ rows: 40 });
  });
});

describe('passwords and the recovery key', () => {
  it('opens by the recovery key and sets a new password', async () => {
    const test = await testApp();
    await test.call('session.logout', {});
    const recovered = { recoveryKey: test.recoveryKey, login: '管理员', newPassword: password };
    await expect(test.call('session.recover', { ...recovered, newPassword: '短' })).rejects.toMatchObject({
      problems: [{ code: 'weakPassword' }],
    });
    expect(await test.call('session.recover', recovered)).toMatchObject({ state: 'signedIn' });
    await test.call('session.logout', {});
    await expect(test.call('session.login', { login: '管理员', password: testPassword })).rejects.toThrow(
      '用户名或密码不对',
    );
    expect(await test.call('session.login', { login: '管理员', password })).toMatchObject({ state: 'signedIn' });
  });

  it('makes the old sheet void with a new recovery key', async () => {
    const test = await testApp();
    const { recoveryKey } = await test.call('users.newRecoveryKey', { password: testPassword });
    await test.call('session.logout', {});
    const wanted = { login: '管理员', newPassword: password };
    await expect(test.call('session.recover', { ...wanted, recoveryKey: test.recoveryKey })).rejects.toMatchObject({
      details: { reason: 'otherRecoveryCode' },
    });
    expect(await test.call('session.recover', { ...wanted, recoveryKey })).toMatchObject({ state: 'signedIn' });
  });

  it('ends the sessions of somebody whose password was reset or whose role changed', async () => {
    const test = await testApp();
    const id = await addUser(test, '小向', 'clerk');
    const { call } = test.another();
    await call('session.login', { login: '小向', password });
    await test.call('users.resetPassword', { id, newPassword: '给某人换的新密码' });
    expect(await call('session.state', {})).toMatchObject({ state: 'signedOut' });
    await expect(call('session.login', { login: '小向', password })).rejects.toThrow('用户名或密码不对');
    await call('session.login', { login: '小向', password: '给某人换的新密码' });
    await test.call('users.update', { id, name: '向某', role: 'viewer', active: true });
    expect(await call('session.state', {})).toMatchObject({ state: 'signedOut' });
  });

  it('keeps at least one administrator, and no two users under one login', async () => {
    const test = await testApp();
    const [admin] = (await test.call('users.list', {})).users;
    const stepDown = { id: admin!.id, name: '石主任', role: 'clerk' as const, active: true };
    await expect(test.call('users.update', stepDown)).rejects.toMatchObject({ code: 'conflict' });
    const again = { login: '管理员 ', name: '石某', role: 'clerk' as const, newPassword: password };
    await expect(test.call('users.create', again)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('ends the other windows of a user who changed the own password', async () => {
    const test = await testApp();
    const { call } = test.another();
    await call('session.login', { login: '管理员', password: testPassword });
    await test.call('session.changePassword', { password: testPassword, newPassword: password });
    expect(await call('session.state', {})).toMatchObject({ state: 'signedOut' });
    expect(await test.call('session.state', {})).toMatchObject({ state: 'signedIn' });
  });
});

describe('roles', () => {
  it('opens every procedure to the roles of its access and to nobody else', async () => {
    const test = await testApp();
    const roles: Role[] = ['director', 'clerk', 'viewer'];
    for (const role of roles) await addUser(test, role, role);
    const signedOut = test.another();
    const names = Object.keys(contract) as ProcedureName[];
    for (const role of [...roles, null]) {
      const { connection } = role === null ? signedOut : test.another();
      if (role !== null) await callerOf(connection)('session.login', { login: role, password });
      for (const name of names) {
        const { access } = contract[name];
        if (access === 'anyone') continue;
        // Input that no procedure takes: what is allowed is refused for its form, before anything is done.
        const answer = await connection.call(name, 'not an object');
        const expected = role === null ? 'unauthenticated' : mayCall(role, access) ? 'invalid' : 'forbidden';
        expect([name, role, answer.ok ? 'ok' : answer.error.code]).toEqual([name, role, expected]);
      }
    }
  });

  it('holds each access to its roles', () => {
    const allowed = (['signedIn', 'writer', 'director', 'admin'] as const).map((access) =>
      (['admin', 'director', 'clerk', 'viewer'] as const).filter((role) => mayCall(role, access)),
    );
    expect(allowed).toEqual([
      ['admin', 'director', 'clerk', 'viewer'],
      ['admin', 'director', 'clerk'],
      ['admin', 'director'],
      ['admin'],
    ]);
  });
});

describe('the key', () => {
  it('is wiped and the file closed when the last session ends', async () => {
    const test = await testApp();
    const { call } = test.another();
    await call('session.login', { login: '管理员', password: testPassword });
    await test.call('session.logout', {});
    expect(await call('rows.count', { register: 'village' })).toEqual({ rows: 40 });
    await call('session.lock', {});
    await expect(call('rows.count', { register: 'village' })).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(lookAtKeyring(test.folder).state).toBe('good');
  });
});

describe('faults', () => {
  it('give a number only, and the log blots out names and numbers', async () => {
    const test = await testApp();
    test.host.today = () => {
      throw new Error('张建国 433125199001011234 broke it');
    };
    const answer = await test.connection.call('home.today', {});
    expect(answer.ok).toBe(false);
    if (answer.ok) return;
    const { code, message, reference, ...rest } = answer.error;
    expect({ code, rest }).toEqual({ code: 'internal', rest: {} });
    expect(message).toBe(`程序出了意外，刚才的操作没有完成。请记下编号 ${reference} 告知维护人员。`);
    const logged = test.logged.join('\n');
    expect(logged).toContain(`fault ${reference}`);
    expect(logged).not.toMatch(/张建国|433125199001011234/);
  });

  it('of the disk become words', async () => {
    const test = await testApp();
    test.host.today = () => {
      throw Object.assign(new Error('disk'), { code: 'SQLITE_FULL' });
    };
    await expect(test.call('home.today', {})).rejects.toMatchObject({
      code: 'unavailable',
      details: { reason: 'full' },
    });
  });

  it('in a name that does not exist are a refusal', async () => {
    const test = await emptyTestApp();
    expect(await test.connection.call('nonsense', {})).toMatchObject({ ok: false, error: { code: 'notFound' } });
  });
});
