-- The guard counts opt-outs of what was sent, not of what was made ready. What an armed guard knew is the most that can have been sent.
UPDATE campaigns SET guard_armed = guard_armed - 'fed' || jsonb_build_object('sent', guard_armed -> 'fed')
 WHERE guard_armed ? 'fed';
