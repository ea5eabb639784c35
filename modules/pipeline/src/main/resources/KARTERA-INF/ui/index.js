import { en, es } from './messages.js';

export default {
  activate(context) {
    context.messages('en', en);
    context.messages('es', es);
    const element = async () => context.define('pipeline-forecast', (await import('./forecast.js')).Forecast);
    context.route({ path: '/m/pipeline/forecast', element, title: 'pipeline.forecast' });
    context.nav({ id: 'pipeline.forecast', label: 'pipeline.forecast', icon: 'chart-line', path: '/m/pipeline/forecast', order: 10 });
  },
};
