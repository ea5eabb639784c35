const STEP = 10;

/** The numbers that put stages in this order: of those only that have another one. */
export function between(stages) {
  return stages.map((stage, at) => ({ id: stage.id, sortOrder: (at + 1) * STEP })).filter((item, at) => stages[at].sortOrder !== item.sortOrder);
}

/** The stages to which deals can go: those that mean the same first. */
export function whereTo(stage, stages) {
  const others = stages.filter((each) => each.id !== stage.id);
  return [...others.filter((each) => each.status === stage.status), ...others.filter((each) => each.status !== stage.status)];
}

/** How deals get from one stage to another: closed ones are opened again into it. */
export function actionFor(from, into, lostReason) {
  const closed = from.status !== 'open';
  return {
    action: closed ? 'reopen' : 'moveTo',
    values: { stage: into.id, ...(!closed && into.status === 'lost' ? { lostReason } : {}) },
  };
}
