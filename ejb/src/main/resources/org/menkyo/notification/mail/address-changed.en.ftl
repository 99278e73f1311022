<@m.mail subject="The address of ${organization} was changed">
<@m.p>Hello,</@m.p>
<@m.p>You are an administrator of license ID <@m.strong>${licenseId}</@m.strong>. <#if distributor??>${distributor}, your distributor,<#else>Support</#if> has changed the address of this organization:</@m.p>
<@m.p><@m.strong>${organization}</@m.strong></@m.p>
<@m.p>Before: ${before}</@m.p>
<@m.p>Now: ${after}</@m.p>
<@m.p>If this is not right, contact your distributor or support.</@m.p>
</@m.mail>
