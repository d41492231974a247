import { implement } from '@orpc/server';
import type { Preset } from '../../../src-shared/contract/presets.ts';
import { presetsContract } from '../../../src-shared/contract/presets.ts';
import { resolveOrganisation } from '../catalog/organisations.ts';
import { listPresets, movePreset, removePreset, savePreset } from '../catalog/presets.ts';
import type { PrintRoom } from '../print-room.ts';
import type { ContractContext } from './context.ts';

/** What is printed often, kept as one choice. */
export function presetsRoutes({ db, stocks, changes, ports }: PrintRoom) {
  const os = implement(presetsContract).$context<ContractContext>();
  const idOf = (input: { organization_id?: string | undefined }): number =>
    resolveOrganisation(db, input.organization_id).id;
  const changed = (organisation: number): Preset[] => {
    changes.emit('presets', organisation);
    return listPresets(db, organisation);
  };
  return {
    list: os.list.handler(({ input }) => listPresets(db, idOf(input))),
    save: os.save.handler(({ input }) => {
      const organisation = idOf(input);
      savePreset({ db, stocks }, organisation, input.id ?? null, input.preset, ports.now());
      return changed(organisation);
    }),
    move: os.move.handler(({ input }) => {
      const organisation = idOf(input);
      movePreset(db, organisation, input.id, input.by);
      return changed(organisation);
    }),
    remove: os.remove.handler(({ input }) => {
      const organisation = idOf(input);
      removePreset(db, organisation, input.id);
      return changed(organisation);
    }),
  };
}
