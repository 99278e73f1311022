<@m.mail subject="License ID ${licenseId} was transferred">
<@m.p>Hello,</@m.p>
<@m.p><#if distributor??>${distributor}, your distributor,<#else>Support</#if> has submitted a license transfer form for license ID <@m.strong>${licenseId}</@m.strong>.</@m.p>
<@m.p>Holder before: ${before}</@m.p>
<#if after??>
<@m.p>Holder now: ${after}</@m.p>
<#else>
<@m.p>You have no permissions on this license ID any more.</@m.p>
</#if>
<@m.p>If this is not right, contact your distributor or support.</@m.p>
</@m.mail>
