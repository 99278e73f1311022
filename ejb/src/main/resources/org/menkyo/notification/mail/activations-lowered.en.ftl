<#assign exhausted = used?number gte permitted?number>
<@m.mail subject="A product key permits fewer activations">
<@m.p>Hello,</@m.p>
<@m.p>The licenses of license ID <@m.strong>${licenseId}</@m.strong> have changed. The number of activations of this multiple activation key (MAK) follows them:</@m.p>
<@m.list>
<@m.item>Activates: ${keyFor}</@m.item>
<@m.item>Product key: <@m.key>${key}</@m.key></@m.item>
<@m.item>Permitted before: ${before}</@m.item>
<@m.item>Permitted now: ${permitted}</@m.item>
<@m.item>Used: ${used}</@m.item>
</@m.list>
<@m.p>Machines that it has activated stay activated.<#if exhausted> It activates no further machine.</#if></@m.p>
</@m.mail>
