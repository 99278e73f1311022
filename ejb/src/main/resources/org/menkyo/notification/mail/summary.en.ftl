<@m.mail subject="Summary: ${items?size} messages for you">
<@m.p>Hello,</@m.p>
<@m.p>Many messages for you came within a short time, so these are put together in one mail:</@m.p>
<@m.list>
<#list items as item>
<@m.item>${item.subject}<#if item.licenseId??> (license ID ${item.licenseId})</#if><#if item.link??>: <@m.link href=item.link/></#if></@m.item>
</#list>
</@m.list>
<@m.p>Sign in to see the details. If you do not know what this is about, please contact support.</@m.p>
</@m.mail>
