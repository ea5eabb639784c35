import { html, nothing, type TemplateResult } from 'lit';

interface Common {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly help?: string;
  readonly required?: boolean;
  readonly focus?: boolean;
  change(value: string): void;
}

interface Text extends Common {
  readonly type?: 'text' | 'email' | 'date' | 'search';
  readonly autocomplete?: string;
  readonly disabled?: boolean;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface Select extends Common {
  readonly options: readonly (Option | { readonly group: string; readonly options: readonly Option[] })[];
  readonly disabled?: boolean;
}

export function textInput(of: Text): TemplateResult {
  return around(
    of,
    html`<input
      class="input"
      id=${of.id}
      type=${of.type ?? 'text'}
      autocomplete=${of.autocomplete ?? 'off'}
      ?required=${of.required ?? false}
      ?disabled=${of.disabled ?? false}
      ?autofocus=${of.focus ?? false}
      aria-invalid=${of.error ? 'true' : nothing}
      aria-describedby=${notes(of)}
      .value=${of.value}
      @input=${(event: Event) => of.change((event.target as HTMLInputElement).value)}
    />`,
  );
}

export function longInput(of: Common): TemplateResult {
  return around(
    of,
    html`<textarea
      dir="auto"
      class="input"
      id=${of.id}
      aria-invalid=${of.error ? 'true' : nothing}
      aria-describedby=${notes(of)}
      .value=${of.value}
      @input=${(event: Event) => of.change((event.target as HTMLTextAreaElement).value)}
    ></textarea>`,
  );
}

export function selectInput(of: Select): TemplateResult {
  const option = (each: Option): TemplateResult => html`<option value=${each.value} ?selected=${each.value === of.value}>${each.label}</option>`;
  return around(
    of,
    html`<select
      class="input"
      id=${of.id}
      ?disabled=${of.disabled ?? false}
      aria-invalid=${of.error ? 'true' : nothing}
      aria-describedby=${notes(of)}
      .value=${of.value}
      @change=${(event: Event) => of.change((event.target as HTMLSelectElement).value)}
    >
      ${of.options.map((each) => ('group' in each ? html`<optgroup label=${each.group}>${each.options.map(option)}</optgroup>` : option(each)))}
    </select>`,
  );
}

function notes(of: Common): string | typeof nothing {
  const ids = [of.error ? `${of.id}-error` : '', of.help ? `${of.id}-help` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : nothing;
}

function around(of: Common, control: TemplateResult): TemplateResult {
  return html`<div class="field">
    <label for=${of.id}>${of.label}</label>
    ${control}
    ${of.error ? html`<span class="error" id="${of.id}-error">${of.error}</span>` : nothing}
    ${of.help ? html`<span class="help" id="${of.id}-help">${of.help}</span>` : nothing}
  </div>`;
}
