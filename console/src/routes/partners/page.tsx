import { Page as Frame } from '../../ui/Page';

export const Page = () => <Frame title="Partners">{null}</Frame>;
