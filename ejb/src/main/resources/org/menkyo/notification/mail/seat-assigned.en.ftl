<@m.mail subject="You have been assigned ${product}">
<@m.p>Hello,</@m.p>
<@m.p>${organization} has assigned you <#if kind == "SUBSCRIPTION">the subscription<#else>the online service</#if> <@m.strong>${product}</@m.strong>.</@m.p>
<@m.p>To see all <#if kind == "SUBSCRIPTION">subscriptions<#else>online services</#if> that you have, sign in and, if you have not done so yet, register this address. If you were not expecting this, ask whoever looks after licenses in your organization.</@m.p>
</@m.mail>
