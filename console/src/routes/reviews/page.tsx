import { Page as Frame } from '../../ui/Page';

export const Page = () => <Frame title="Reviews">{null}</Frame>;
