<@m.mail subject="License ID ${licenseId} has ended">
<@m.p>Hello,</@m.p>
<@m.p>You were an administrator of license ID <@m.strong>${licenseId}</@m.strong>. <#if distributor??>${distributor}, your distributor,<#else>Support</#if> has ended it, with all permissions on it and all that it entitled to. Its product keys activate nothing any more.</@m.p>
<@m.p>This reason was given:</@m.p>
<@m.quote lines=reason/>
<@m.p>If this is not right, contact your distributor or support.</@m.p>
</@m.mail>
