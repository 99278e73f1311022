<#assign all = percent?number gte 100>
<@m.mail subject=all?then("All activations of a product key are used", percent + " % of a product key's activations are used")>
<@m.p>Hello,</@m.p>
<@m.p><@m.strong>${used} of ${permitted}</@m.strong> activations of this multiple activation key (MAK) are used:</@m.p>
<@m.list>
<@m.item>License ID: ${licenseId}</@m.item>
<@m.item>Activates: ${keyFor}</@m.item>
<@m.item>Product key: <@m.key>${key}</@m.key></@m.item>
</@m.list>
<#if all>
<@m.p>It activates no further machine. Machines that it has activated stay activated, and the same hardware can be activated again at no cost.</@m.p>
<#else>
<@m.p>This mail comes once at 80, 90 and 100 %. The same hardware can be activated again at no cost.</@m.p>
</#if>
<@m.p>For more activations, order more licenses or contact support.</@m.p>
</@m.mail>
