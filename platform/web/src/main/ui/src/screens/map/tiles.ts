import { http } from '../../core/http.ts';

/** Where the pictures of maps come from, if the installation says so. */
export interface Tiles {
  readonly url: string;
  readonly attribution?: string | null;
}

/** The source of tiles that the installation names. A map also works without one. */
export async function tiles(): Promise<Tiles | undefined> {
  try {
    return (await http.get<{ tiles?: Tiles | null }>('/settings')).tiles ?? undefined;
  } catch {
    return undefined;
  }
}
