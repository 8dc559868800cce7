import '../shared/base.css';
import './rehearsal.css';
import './cards.css';
import { h } from '../shared/dom';
import { showTimesOf } from '../shared/words';
import { Bar } from './bar';
import { onThemeChange } from './card';
import { Floor } from './floor';
import { Log } from './log';
import { Phone } from './phone';

const shiftsEvery = 10_000;

const bar = new Bar();
const floor = new Floor({
  connected: (isConnected) => bar.connected(isConnected),
  clockChanged: (speed, pace, now) => bar.clock(speed, pace, now),
  chatChanged: (person, fresh) => {
    phones.filter((phone) => phone.person === person).forEach((phone) => {
      phone.refresh(fresh);
      if (fresh?.from === 'bot') {
        mark(phone);
      }
    });
    log.soon();
  },
});
const log = new Log(floor);
const employee = new Phone({ testId: 'phone-employee', title: 'Employee', role: 'employee', floor, chosen: give });
const managers = [1, 2].map((number) =>
  new Phone({ testId: `phone-manager-${number}`, title: `Manager ${number}`, role: 'manager', floor, chosen: give }));
const phones = [employee, ...managers];

const views = [...phones.map((phone) => phone.element), log.element];
const tabs = ['Employee', 'Manager 1', 'Manager 2', 'Log'].map((name, index) =>
  h('button', { type: 'button', class: 'tab', 'data-testid': `tab-${index}`, onclick: () => look(index) }, name));

function look(index: number): void {
  views.forEach((view, at) => view.classList.toggle('looked-at', at === index));
  tabs.forEach((tab, at) => {
    tab.setAttribute('aria-pressed', String(at === index));
    tab.classList.toggle('news', tab.classList.contains('news') && at !== index);
  });
  phones[index]?.toNewest();
}

function mark(phone: Phone): void {
  const tab = tabs[phones.indexOf(phone)];
  tab?.classList.toggle('news', tab.getAttribute('aria-pressed') !== 'true');
}

/** A manager has one phone: choosing the one on the other phone swaps the two. */
function give(phone: Phone, person: string): void {
  const other = managers.find((one) => one !== phone && one.person === person);
  const before = phone.person;
  phone.own(person, floor.people);
  if (other && before) {
    other.own(before, floor.people);
  }
}

async function people(): Promise<void> {
  await floor.loadPeople();
  showTimesOf(floor.people[0]?.timeZone);
  const free = (role: string) => floor.people.filter((one) => one.role === role);
  phones.forEach((phone) => {
    const first = phone === employee ? free('employee')[0] : free('manager')[managers.indexOf(phone)];
    const person = phone.person ?? first?.id;
    if (person) {
      phone.own(person, floor.people);
    }
  });
}

document.getElementById('app')?.replaceChildren(
  bar.element, h('nav', { class: 'tabs', 'aria-label': 'Phones' }, ...tabs), h('main', { class: 'floor' }, ...views));
look(0);
onThemeChange(() => phones.forEach((phone) => phone.redraw()));
await people().catch(() => bar.connected(false));
floor.listen();
log.start();
window.setInterval(() => void people().catch(() => undefined), shiftsEvery);
