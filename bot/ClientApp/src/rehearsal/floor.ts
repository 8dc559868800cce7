import { getJson } from '../shared/api';

export interface Person { id: string; name: string; role: string; onShift: boolean; timeZone: string }

export interface Message {
  id: string; from: 'bot' | 'person' | 'note'; at: string; text: string | null; textFormat: string | null;
  cards: unknown[]; summary: string | null; edits: number;
}

interface Snapshot { chats: { person: string; messages: Message[] }[]; speed: number; pace: number; now: string }

export interface Listener {
  connected(isConnected: boolean): void;
  /** `fresh` is set when this one message is new: not edited, not from before. */
  chatChanged(person: string, fresh: Message | null): void;
  clockChanged(speed: number, pace: number, now: Date): void;
}

/** What this page knows of the chats, kept true by the server's events. */
export class Floor {
  readonly chats = new Map<string, Message[]>();
  people: Person[] = [];

  constructor(private readonly listener: Listener) {}

  async loadPeople(): Promise<void> {
    this.people = await getJson<Person[]>('/rehearsal/api/people');
  }

  chat(person: string): readonly Message[] {
    return this.chats.get(person) ?? [];
  }

  listen(): void {
    // The browser connects again by itself; the first event is the whole state each time.
    const source = new EventSource('/rehearsal/api/events');
    source.onopen = () => this.listener.connected(true);
    source.onerror = () => this.listener.connected(false);
    source.addEventListener('snapshot', (event) => this.replaceAll(JSON.parse(event.data) as Snapshot));
    source.addEventListener('message', (event) => {
      const { person, message } = JSON.parse(event.data) as { person: string; message: Message };
      this.put(person, message);
    });
    source.addEventListener('removed', (event) => {
      const { person, id } = JSON.parse(event.data) as { person: string; id: string };
      this.chats.set(person, this.chat(person).filter((message) => message.id !== id));
      this.listener.chatChanged(person, null);
    });
    source.addEventListener('speed', (event) => {
      const { speed, pace, now } = JSON.parse(event.data) as { speed: number; pace: number; now: string };
      this.listener.clockChanged(speed, pace, new Date(now));
    });
  }

  private replaceAll(snapshot: Snapshot): void {
    const before = [...this.chats.keys()];
    this.chats.clear();
    for (const { person, messages } of snapshot.chats) {
      this.chats.set(person, messages);
    }
    for (const person of new Set([...before, ...this.chats.keys()])) {
      this.listener.chatChanged(person, null);
    }
    this.listener.clockChanged(snapshot.speed, snapshot.pace, new Date(snapshot.now));
  }

  private put(person: string, message: Message): void {
    const messages = [...this.chat(person)];
    const at = messages.findIndex((other) => other.id === message.id);
    if (at < 0) {
      messages.push(message);
    } else {
      messages[at] = message;
    }
    this.chats.set(person, messages);
    this.listener.chatChanged(person, at < 0 ? message : null);
  }
}
