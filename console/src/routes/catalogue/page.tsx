import { Page as Frame } from '../../ui/Page';

export const Page = () => <Frame title="Catalogue">{null}</Frame>;
