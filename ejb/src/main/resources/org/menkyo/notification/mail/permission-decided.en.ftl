<#assign notGiven = requestedRoles?filter(role -> !roles?seq_contains(role))>
<#if outcome == "APPROVED">
<@m.mail subject="Your permission request was approved">
<@m.p>Hello,</@m.p>
<@m.p>Your permission request for license ID <@m.strong>${licenseId}</@m.strong> was approved. You now have:</@m.p>
<@m.roles names=roles/>
<#if notGiven?has_content>
<@m.p>You had also asked for these roles, which were not given:</@m.p>
<@m.roles names=notGiven/>
</#if>
<@reasonGiven/>
<@m.p>Sign in to use the new permissions; under My Permissions you see all that you have.</@m.p>
</@m.mail>
<#else>
<@m.mail subject="Your permission request was denied">
<@m.p>Hello,</@m.p>
<@m.p>Your permission request for license ID <@m.strong>${licenseId}</@m.strong> was denied. You had asked for:</@m.p>
<@m.roles names=requestedRoles/>
<@reasonGiven/>
<@m.p>Your other permissions are as they were. If you need the access for your work, talk to the people in your organization who are responsible for software licenses.</@m.p>
</@m.mail>
</#if>
<#macro reasonGiven>
<#if reason??>
<@m.p>This reason was given:</@m.p>
<@m.quote lines=reason/>
</#if>
</#macro>
