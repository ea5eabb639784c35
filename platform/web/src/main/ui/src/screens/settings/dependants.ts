import { http } from '../../core/http.ts';

/** A module as the server tells of it, {@code label} and {@code description} in the caller's language. */
export interface ModuleInfo {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly version: string;
  readonly state: 'available' | 'starting' | 'enabled' | 'disabled' | 'failed';
  readonly reason?: string;
  readonly kernel: boolean;
  readonly requires: readonly string[];
  readonly entities: readonly string[];
  /** Faults that do not keep it from working, for administrators. */
  readonly notes?: readonly string[];
}

export async function allModules(): Promise<readonly ModuleInfo[]> {
  return (await http.get<{ items: readonly ModuleInfo[] }>('/modules')).items;
}

/** What people call them. */
export function labels(modules: readonly ModuleInfo[], names: readonly string[]): string {
  return names.map((name) => modules.find((module) => module.name === name)?.label ?? name).join(', ');
}

/** The enabled modules that cannot be without {@code name}, also by way of others. */
export function dependants(modules: readonly ModuleInfo[], name: string): readonly string[] {
  const found = new Set<string>();
  const waiting = [name];
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    for (const module of modules) {
      if (module.state !== 'enabled' || found.has(module.name) || !module.requires.includes(each)) continue;
      found.add(module.name);
      waiting.push(module.name);
    }
  }
  return [...found].sort();
}

/** Those that come with {@code name} when it is switched on. */
export function prerequisites(modules: readonly ModuleInfo[], name: string): readonly string[] {
  const found = new Set<string>();
  const waiting = [name];
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    const module = modules.find((one) => one.name === each);
    for (const required of module?.requires ?? []) {
      if (found.has(required) || modules.find((one) => one.name === required)?.state === 'enabled') continue;
      found.add(required);
      waiting.push(required);
    }
  }
  return [...found].sort();
}
