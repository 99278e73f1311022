<#import "trade.ftl" as f>
<@p.layout title=t("order.correct.title", order.orderNumber)>
<#assign at = "/orders/" + order.orderNumber?url>
<p>${t("order.correct.explanation")}</p>
<@p.refusal/>
<form class="card" method="post" action="${at}/correction">
<@p.token/><input type="hidden" name="revision" value="${order.revision?c}">
<@f.lines/>
<fieldset class="part"><legend>${t("order.people")}</legend>
<p class="hint">${t("order.correct.people")}</p>
<div class="columns">
<@f.entry name="endCustomers[0].name"/>
<@f.entry name="endCustomers[0].email" type="email"/>
<@f.entry name="resellerEmails[0]" type="email"/>
</div>
</fieldset>
<@f.entry name="reason" required=true/>
<div class="buttons"><button type="submit">${t("order.correct")}</button> <a href="${at}">${t("back")}</a></div>
</form>
</@p.layout>
