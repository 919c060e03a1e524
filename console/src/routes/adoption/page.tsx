import { Page as Frame } from '../../ui/Page';

export const Page = () => <Frame title="Adoption">{null}</Frame>;
