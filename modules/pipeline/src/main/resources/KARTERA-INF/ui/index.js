import { may } from '@kartera/sdk';
import { en, es } from './messages.js';

export default {
  activate(context) {
    context.messages('en', en);
    context.messages('es', es);
    const element = async () => context.define('pipeline-forecast', (await import('./forecast.js')).Forecast);
    context.route({ path: '/m/pipeline/forecast', element, title: 'pipeline.forecast' });
    context.nav({ id: 'pipeline.forecast', label: 'pipeline.forecast', icon: 'chart-line', path: '/m/pipeline/forecast', order: 10 });
    if (may('pipeline.stage', 'update')) {
      const stages = async () => context.define('pipeline-stages', (await import('./stages.js')).Stages);
      context.route({ path: '/m/pipeline/stages', element: stages, title: 'pipeline.stages' });
      context.nav({ id: 'pipeline.stages', label: 'pipeline.stages', icon: 'columns-3', path: '/m/pipeline/stages', place: 'settings' });
    }
  },
};
