import { currentZone } from '../../core/format.ts';
import { t } from '../../core/i18n.ts';
import { writable } from '../../core/metadata.ts';
import { ask, create } from '../../core/overlays.ts';
import type { CrmRecord } from '../../core/records.ts';
import { adjust } from '../../core/router.ts';
import { may } from '../../core/session.ts';
import type { MenuItem } from '../../ui/menu.ts';
import { beginningOn } from './dates.ts';
import type { CalendarModel } from './model.ts';

/** What can be done in a calendar, whichever way it is drawn. What one may not do is not offered. */
export class Deeds {
  readonly movable: boolean;
  readonly creatable: boolean;

  constructor(private readonly model: CalendarModel) {
    const { entity, field } = model;
    this.movable = writable(field) && may(entity.name, 'update');
    this.creatable = may(entity.name, 'create');
  }

  open(record: CrmRecord): void {
    adjust({ record: `${record.entity}/${record.id}` }, 'push');
  }

  /** A new record, on the day where that can be said. */
  make(day: string): void {
    const { entity, field } = this.model;
    create(entity.name, writable(field) ? { [field.name]: beginningOn(field.kind, day, currentZone()) } : {});
  }

  /** Asks for the day, or the day and time, to move a record to. */
  async askWhen(record: CrmRecord): Promise<void> {
    const { field } = this.model;
    await ask({
      heading: t('calendar.moveTo'),
      text: record.title,
      fields: [field],
      values: { [field.name]: record[field.name] },
      confirm: t('calendar.move'),
      run: (values) => this.model.set(record, values[field.name] ?? null),
    });
  }

  menu(record: CrmRecord): readonly MenuItem[] {
    return [
      { label: t('calendar.open'), icon: 'panel-right', run: () => this.open(record) },
      ...(this.movable ? [{ label: t('calendar.moveTo'), icon: 'calendar-clock', hint: 'F2', run: () => this.askWhen(record) }] : []),
    ];
  }
}
