<@m.mail subject="A contact of license ID ${licenseId} was changed">
<@m.p>Hello,</@m.p>
<@m.p><#if distributor??>${distributor}, your distributor,<#else>Support</#if> has changed a contact of license ID <@m.strong>${licenseId}</@m.strong>: ${contactKind}.</@m.p>
<#if before??>
<@m.p>Before: ${before}</@m.p>
</#if>
<#if after??>
<@m.p>Now: ${after}</@m.p>
</#if>
<@m.p>The permissions that came from a former contact have ended, and a new contact has its own. Permissions that were granted in another way are as they were.</@m.p>
<@m.p>If this is not right, contact your distributor or support.</@m.p>
</@m.mail>
